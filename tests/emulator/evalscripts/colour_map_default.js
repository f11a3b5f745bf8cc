//VERSION=3
const map = ColorMapVisualizer.createDefaultColorMap();
function setup() { return { input: ["B04", "B08"], output: { bands: 3 } }; }
function evaluatePixel(s) { return map.process(index(s.B08, s.B04)); }

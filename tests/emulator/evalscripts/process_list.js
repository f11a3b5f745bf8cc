//VERSION=3
const stretch = new HighlightCompressVisualizer(0, 0.4);
function setup() { return { input: ["B02", "B03", "B04"], output: { bands: 3 } }; }
function evaluatePixel(s) { return stretch.processList([s.B04, s.B03, s.B02]); }

//VERSION=3
const stretch = new HighlightCompressVisualizer(0, 0.4, 1.1, 0.01, 0.9);
function setup() { return { input: ["B02", "B03", "B04"], output: { bands: 3 } }; }
function evaluatePixel(s) { return [s.B04, s.B03, s.B02].map((v, i) => stretch.process(v, i)); }

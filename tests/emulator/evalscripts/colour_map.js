//VERSION=3
const map = new ColorMapVisualizer([[0, 0x000000], [4, 0x00a000], [6, 0x0000ff], [8, 0xffffff]]);
function setup() { return { input: ["SCL"], output: { bands: 3 } }; }
function evaluatePixel(s) { return map.process(s.SCL); }

//VERSION=3
function setup() { return { input: ["B04", "dataMask"], output: { bands: 4 } }; }
function evaluatePixel(s) { return [s.B04, s.B04, s.B04, s.dataMask]; }

//VERSION=3
function setup() { return { input: ["B04"], output: { bands: 2 } }; }
function evaluatePixel(s) { return new Float32Array([s.B04, 1]); }

//VERSION=3
function setup() { return { input: ["B04"], output: { bands: 1, sampleType: "INT16" } }; }
function evaluatePixel(s) { return [-s.B04 * 10000]; }

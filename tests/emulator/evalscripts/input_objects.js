//VERSION=3
function setup() { return { input: [{ bands: ["B04", "B08"] }], output: { bands: 1 } }; }
function evaluatePixel(s) { return [index(s.B08, s.B04)]; }

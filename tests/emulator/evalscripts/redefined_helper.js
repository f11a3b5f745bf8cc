//VERSION=3
let index = (a, b) => a - b;
function setup() { return { input: ["B04", "B08"], output: { bands: 1 } }; }
function evaluatePixel(s) { return [index(s.B08, s.B04)]; }

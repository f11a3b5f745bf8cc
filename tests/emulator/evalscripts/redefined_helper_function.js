//VERSION=3
function index(a, b) { return a === b ? 1 : 0; }
function setup() { return { input: ["B04"], output: { bands: 1 } }; }
function evaluatePixel() { return [index(2, 2)]; }

//VERSION=3
function setup() { return { input: ["B04", "B08"], output: { bands: 3 } }; }
function evaluatePixel(s) {
  return colorBlend(index(s.B08, s.B04), [0, 0.5, 1], [[1, 0, 0], [1, 1, 0], [0, 0.6, 0]]);
}

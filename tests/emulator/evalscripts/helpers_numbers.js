//VERSION=3
function setup() { return { input: ["B04", "B08"], output: { bands: 3, sampleType: "FLOAT32" } }; }
function evaluatePixel(s) {
  return [
    valueInterpolate(s.B08, [0, 0.2, 0.6], [0, 0.5, 1]),
    valueMap(s.B04, [0.05, 0.1, 0.2], [1, 2, 3]),
    inverse(s.B04) > 0 && index(s.B08, s.B04) <= 1 ? 1 : 0,
  ];
}

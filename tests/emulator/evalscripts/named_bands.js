//VERSION=3
function setup() {
  return { input: ["B04", "B08"], output: { bands: ["red", "infrared"], sampleType: "FLOAT32" } };
}
function evaluatePixel(s) { return [s.B04, s.B08]; }

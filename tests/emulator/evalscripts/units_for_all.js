//VERSION=3
function setup() {
  return { input: [{ bands: ["B04", "B08"], units: "DN" }], output: { bands: 2, sampleType: "UINT16" } };
}
function evaluatePixel(s) { return [s.B04, s.B08]; }

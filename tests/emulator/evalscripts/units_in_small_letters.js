//VERSION=3
function setup() {
  return {
    input: [{ bands: ["B04", "B08"], units: ["reflectance", "dn"] }],
    output: { bands: 2, sampleType: SampleType.FLOAT32 },
  };
}
function evaluatePixel(s) { return [s.B04, s.B08 / 10000]; }

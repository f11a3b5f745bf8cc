//VERSION=3
function setup() {
  return {
    input: ["B04", "dataMask"],
    output: { bands: 1, sampleType: "FLOAT32", nodataValue: -9999 },
  };
}
function evaluatePixel(s) { return [s.dataMask ? s.B04 : -9999]; }

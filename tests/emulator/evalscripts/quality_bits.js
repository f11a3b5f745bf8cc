//VERSION=3
function setup() { return { input: ["B04"], output: { bands: 1 } }; }
function evaluatePixel() {
  const landsat = decodeL8C2Qa(55052);
  const olci = decodeS3OLCIQualityFlags(0x80000000);
  return [landsat.cloud && landsat.cirrusConfidence === 3 && olci.land ? 1 : 0];
}

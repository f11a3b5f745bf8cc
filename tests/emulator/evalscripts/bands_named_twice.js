//VERSION=3
function setup() {
  return {
    input: [{ bands: ["B04", "B08", "B04"], units: ["REFLECTANCE", "DN", "REFLECTANCE"] }],
    output: { bands: 1, sampleType: "UINT8" },
  };
}
function evaluatePixel(sample) {
  const names = Object.keys(sample).join();
  return [names === "B04,B08" && sample.B04 < 2 && sample.B08 % 1 === 0 ? 255 : 0];
}

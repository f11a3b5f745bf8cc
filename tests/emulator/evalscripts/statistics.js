//VERSION=3
function setup() {
  return {
    input: ["B04", "B08", "dataMask"],
    output: [{ id: "ndvi", bands: 1 }, { id: "dataMask", bands: 1 }],
  };
}
function evaluatePixel(s) { return { ndvi: [index(s.B08, s.B04)], dataMask: [s.dataMask] }; }

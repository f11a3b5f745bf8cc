//VERSION=3
function setup() {
  return {
    input: ["B02", "B03", "B04", "B08"],
    output: [{ id: "colour", bands: 3 }, { id: "index", bands: 1, sampleType: "FLOAT32" }],
  };
}
function evaluatePixel(s) {
  return { colour: [s.B04, s.B03, s.B02], index: [index(s.B08, s.B04)] };
}

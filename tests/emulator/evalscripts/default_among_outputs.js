//VERSION=3
function setup() {
  return { input: ["B04"], output: [{ id: "default", bands: 1 }, { id: "half", bands: 1 }] };
}
function evaluatePixel(s) { return { default: [s.B04], half: [s.B04 / 2] }; }

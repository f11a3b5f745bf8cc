//VERSION=3
let brightest = 0;
function setup() { return { input: ["B04"], output: { bands: 1 } }; }
function evaluatePixel(s, scenes, inputMetadata, customData, outputMetadata) {
  brightest = Math.max(brightest, s.B04);
  outputMetadata.userData = { brightest };
}

//VERSION=3
function setup() { return { input: ["B04"], output: { bands: 1 }, mosaicking: "ORBIT" }; }
function evaluatePixel(samples) { return [samples.length ? 1 : 0]; }
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = {
    dates: scenes.orbits.map((orbit) => orbit.dateFrom),
    factor: inputMetadata.normalizationFactor,
    version: inputMetadata.serviceVersion,
  };
}

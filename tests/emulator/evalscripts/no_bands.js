//VERSION=3
function setup() {
  return { input: [{ bands: [] }], output: { bands: 0 }, mosaicking: "ORBIT" };
}
function evaluatePixel() { return []; }
function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
  outputMetadata.userData = { tiles: scenes.orbits.map((orbit) => orbit.tiles.length) };
}

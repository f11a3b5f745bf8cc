//VERSION=3
function setup() { return { input: ["B04"], output: { bands: 1 }, mosaicking: "TILE" }; }
function preProcessScenes(collections) {
  collections.scenes.tiles.sort((one, other) => new Date(one.date) - new Date(other.date));
  collections.scenes.tiles = collections.scenes.tiles.slice(0, 1);
  return collections;
}
function evaluatePixel(samples) { return [samples.length === 1 ? 1 : 0]; }

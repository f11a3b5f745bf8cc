//VERSION=3
function setup() { return { input: ["B04"], output: { bands: 1 }, mosaicking: "TILE" }; }
function evaluatePixel(samples, scenes) {
  const named = scenes.tiles.every(
    (tile) => tile.tileOriginalId.startsWith("S2") && tile.productId,
  );
  return [named ? 1 : 0];
}

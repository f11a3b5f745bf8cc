//VERSION=3
function setup() {
  return {
    input: [{ bands: ["B04"], metadata: ["bounds"] }],
    output: { bands: 1 },
    mosaicking: "TILE",
  };
}
function evaluatePixel(samples, scenes) {
  const [tile] = scenes.tiles;
  const known = tile.shId > 0 && tile.cloudCoverage >= 0 && tile.dataPath.length > 5;
  return [known && tile.dataGeometry.type === "Polygon" && tile.dataEnvelope ? 1 : 0];
}

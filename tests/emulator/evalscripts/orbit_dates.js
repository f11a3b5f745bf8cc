//VERSION=3
function setup() { return { input: ["B04"], output: { bands: 1 }, mosaicking: "ORBIT" }; }
function evaluatePixel(samples, scenes) {
  const [first] = scenes.orbits;
  const day = first.dateFrom.split("T")[0];
  const same = first.dateTo.startsWith(day) && new Date(first.dateFrom) < new Date(first.dateTo);
  return [same && first.tiles.length > 0 ? 1 : 0];
}

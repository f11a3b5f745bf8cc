//VERSION=3
function setup() { return { input: ["B04"], output: { bands: 1 }, mosaicking: "ORBIT" }; }
function preProcessScenes(collections) {
  const last = collections.to.getTime() - 10 * 24 * 3600 * 1000;
  collections.scenes.orbits = collections.scenes.orbits.filter(
    (orbit) => new Date(orbit.dateFrom).getTime() >= last,
  );
  return collections;
}
function evaluatePixel(samples) { return [samples.length / 10]; }

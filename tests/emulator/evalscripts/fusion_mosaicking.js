//VERSION=3
function setup() {
  return {
    input: [
      { datasource: "optical", bands: ["B04"], mosaicking: "ORBIT" },
      { datasource: "radar", bands: ["VV"], mosaicking: "TILE" },
    ],
    output: [{ id: "default", bands: 1, sampleType: "UINT8" }],
  };
}
function preProcessScenes(collections) {
  collections.optical.scenes.orbits = collections.optical.scenes.orbits.slice(0, 2);
  return collections;
}
function updateOutput(output, collections) {
  output.default.bands = collections.optical.scenes.length;
}
function evaluatePixel(samples, scenes) {
  const same = scenes.optical.orbits.length === samples.optical.length;
  return samples.optical.map(() => (same && samples.radar.length > 0 ? 255 : 0));
}

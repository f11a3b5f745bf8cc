//VERSION=3
function setup() {
  return { input: ["B04"], output: { bands: 1 }, mosaicking: Mosaicking.ORBIT };
}
function evaluatePixel(samples, scenes) {
  if (samples.length !== scenes.orbits.length) throw new Error("not as many scenes");
  return [samples.length ? samples[0].B04 : 0];
}

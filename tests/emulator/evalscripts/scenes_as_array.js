//VERSION=3
function setup() { return { input: ["B04"], output: { bands: 1 }, mosaicking: "ORBIT" }; }
function evaluatePixel(samples, scenes) {
  let newest = 0;
  for (let i = 0; i < scenes.length; i++) newest = Math.max(newest, scenes[i].date.getTime());
  return [newest > 0 ? 1 : 0];
}

//VERSION=3
function setup() {
  return { input: [{ bands: ["B04"] }, { bands: ["VV", "dataMask"] }], output: { bands: 1 } };
}
function evaluatePixel(samples) {
  const [first, second] = Object.values(samples);
  return [first.length <= 1 && second.length <= 1 ? 1 : 0];
}

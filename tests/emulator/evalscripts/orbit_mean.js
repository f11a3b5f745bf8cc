//VERSION=3
function setup() {
  return { input: ["B04", "dataMask"], output: { bands: 1 }, mosaicking: "ORBIT" };
}
function evaluatePixel(samples) {
  const seen = samples.filter((one) => one.dataMask);
  const sum = seen.reduce((total, one) => total + one.B04, 0);
  return [seen.length ? sum / seen.length : 0];
}

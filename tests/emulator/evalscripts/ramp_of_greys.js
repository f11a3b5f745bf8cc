//VERSION=3
const heights = new ColorRampVisualizer([[-100, [0]], [100, [0.5]], [300, [1]]]);
function setup() {
  return { input: ["B04", "dataMask"], output: { bands: 3 } };
}
function evaluatePixel(sample) {
  const [low, white] = [heights.process(0), heights.process(300 + sample.B04)];
  const fair = low.length === 1 && Math.abs(low[0] - 0.25) < 0.005;
  return [...white, fair ? 1 : 0, sample.dataMask];
}

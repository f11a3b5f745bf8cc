//VERSION=3
const ramps = [
  ColorRampVisualizer.createRedTemperature(0, 1),
  ColorRampVisualizer.createWhiteGreen(0, 1),
  ColorRampVisualizer.createBlueRed(0, 1),
  ColorRampVisualizer.createOceanColor(0, 1),
  new ColorRampVisualizer([[0, [0, 0, 0]], [1, [0, 1, 0]]], 0, 0.5).inverse(),
];
function setup() { return { input: ["B08"], output: { bands: 3 } }; }
function evaluatePixel(s) {
  const colours = ramps.map((ramp) => ramp.process(s.B08));
  return [0, 1, 2].map((i) => colours.reduce((sum, one) => sum + one[i], 0) / ramps.length);
}

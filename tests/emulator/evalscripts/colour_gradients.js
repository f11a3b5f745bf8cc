//VERSION=3
const gradients = [
  ColorGradientVisualizer.createRedTemperature(0, 1),
  ColorGradientVisualizer.createWhiteGreen(0, 1),
  ColorGradientVisualizer.createBlueRed(0, 1),
  new ColorGradientVisualizer(blueRed, 0, 2),
];
function setup() { return { input: ["B08"], output: { bands: 3 } }; }
function evaluatePixel(s) { return gradients[Math.floor(s.B08 * 3.99)].process(s.B08); }

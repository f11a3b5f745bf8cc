//VERSION=3
function setup() { return { input: ["B04"], output: { bands: 1 } }; }
function evaluatePixel(s) {
  const sizes = [blueRed, redTemperature, greenWhite, oceanColor].map((one) => one.length);
  return [JAVA_DOUBLE_MAX_VAL > 1e300 && sizes.join() === "6,5,4,21" ? 1 : 0];
}

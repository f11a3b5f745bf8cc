//VERSION=3
function setup() { return { input: ["B04"], output: { bands: 1 } }; }
function evaluatePixel() {
  const mapped = colorMap(0.5, [0.2, 0.5], ["low", "middle", "high"]) === "high";
  const turned = rgb2hex(hex2rgb(0x123456)) === 0x123456;
  const bits = decodeLs8Qa(16 + 64).cloud === 1 && decodeLs8Qa(64).cloudConfidence === 2;
  return [mapped && turned && bits ? 1 : 0];
}

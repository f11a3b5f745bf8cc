//VERSION=3
const ramp = (blue) => new ColorRampVisualizer([[-1, 0xff0000], [1, blue]]);
const [written, meant] = [ramp("0x0000ff"), ramp(0x0000ff)];
function setup() { return { input: ["B04", "B08"], output: { bands: 1 } }; }
function evaluatePixel({ B04, B08 }) {
  const value = index(B08, B04);
  return [String(written.process(value)) === String(meant.process(value)) ? 1 : 0];
}

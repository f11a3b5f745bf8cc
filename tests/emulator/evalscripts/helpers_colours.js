//VERSION=3
function setup() { return { input: ["B08"], output: { bands: 3 } }; }
function evaluatePixel(s) {
  const mixed = combine(int2rgb(0xff8800), int2rgb(0x0000ff), s.B08);
  return normalizeRGB(int2rgb(rgb2int(mixed.map(Math.round))));
}

//VERSION=3
function setup() { return { input: ["B08"], output: [{ id: "default", bands: 1 }] }; }
function evaluatePixel({ B08 }) {
  return { default: [B08], statistics: [B08, 1], note: "for the reader" };
}

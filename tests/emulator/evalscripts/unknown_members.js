//VERSION=3
function setup() {
  return {
    input: [{ bands: ["B08"], orthorectify: "TRUE", mosaickingOrder: "leastCC" }],
    output: { bands: 1, format: "image/png", noDataValue: -9999 },
    resolution: 10,
  };
}
function evaluatePixel({ B08 }) { return [B08]; }

//VERSION=3
const REFLECTANCE = { units: "REFLECTANCE", mosaicking: "ORBIT" };
function setup() {
  return {
    input: [
      { datasource: "optical", bands: ["B04"], ...REFLECTANCE },
      { datasource: "radar", bands: ["VV", "VH"], ...REFLECTANCE },
    ],
    output: { bands: 1 },
  };
}
function evaluatePixel(samples) { return [samples.radar.every(({ VV }) => VV > 0) ? 1 : 0]; }

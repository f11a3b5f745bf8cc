//VERSION=3
function setup() {
  return {
    input: [
      { datasource: "optical", bands: ["B04", "B08"] },
      { datasource: "radar", bands: ["VV"] },
    ],
    output: { bands: 2 },
  };
}
function evaluatePixel(samples) {
  const [optical] = samples.optical;
  const [radar] = samples.radar;
  return [optical ? index(optical.B08, optical.B04) : 0, radar ? radar.VV : 0];
}

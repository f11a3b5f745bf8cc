//VERSION=3
function setup() {
  return {
    input: ["B04"],
    output: { id: "series", bands: 1, sampleType: "FLOAT32" },
    mosaicking: "ORBIT",
  };
}
function updateOutput(output, collection) { output.series.bands = collection.scenes.length; }
function evaluatePixel(samples) { return { series: samples.map((one) => one.B04) }; }

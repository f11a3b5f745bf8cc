//VERSION=3
function setup() { return { input: ["B04", "dataMask"], output: { bands: 1 } }; }
function evaluatePixel(sample) { return [sample.B04]; }

const [formerSetup, formerPixel] = [setup, evaluatePixel];
setup = () => ({ ...formerSetup(), output: { bands: 2 } });
evaluatePixel = (sample) => formerPixel(sample).concat(sample.dataMask);

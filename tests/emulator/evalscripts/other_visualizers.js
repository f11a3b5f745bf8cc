//VERSION=3
const plain = new DefaultVisualizer(0, 0.3);
const same = new Identity();
function setup() { return { input: ["B03", "B04"], output: { bands: 2 } }; }
function evaluatePixel(s) { return [plain.process(s.B04), same.process(s.B03)]; }

//VERSION=3
class Sum {
  #total = 0;
  add(value) { this.#total += value; return this; }
  get total() { return this.#total; }
}
function* pair(s) { yield s.B04; yield s.B08 ?? 0; }
function setup() { return { input: ["B04", "B08"], output: { bands: 1 } }; }
function evaluatePixel(s) {
  let sum = new Sum();
  for (const value of pair(s)) sum = sum.add(value);
  return [sum?.total / 2];
}

//VERSION=3
// B11 is not used but here, "B12" neither
let ratio = B08 / (B04 + 0.001);
return ratio / 10;

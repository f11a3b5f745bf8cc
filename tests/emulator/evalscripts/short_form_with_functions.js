//VERSION=3
function stretch(value) { return value * 3; }
var green = index(B08, B04);
if (green > 0.4) {
  return [0, stretch(green), 0];
}
return [B04, B03, B02].map(stretch);

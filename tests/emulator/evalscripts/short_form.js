//VERSION=3
return [2.5 * B04, 2.5 * B03, 2.5 * B02];

//VERSION=3
const setup = () => ({ input: ["B08"], output: { bands: 1 } });
const evaluatePixel = ({ B08 }) => [B08];

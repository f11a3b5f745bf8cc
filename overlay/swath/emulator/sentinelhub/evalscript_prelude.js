// What evalscripts find in their global scope, as a function that puts it there.
// All of it is assigned, not declared: scripts may declare the same names themselves.
"use strict";
globalThis.__provide = (() => {
  const given = {};

  given.JAVA_DOUBLE_MAX_VAL = Number.MAX_VALUE;

  // Numbers and colours

  given.index = (x, y) => (x + y === 0 ? 0 : (x - y) / (x + y));
  given.inverse = (x) => (x === 0 ? Number.MAX_VALUE : 1 / x);
  given.int2rgb = (color) => [(color >> 16) & 255, (color >> 8) & 255, color & 255];
  given.rgb2int = (rgb) => (rgb[0] << 16) | (rgb[1] << 8) | rgb[2];
  given.normalizeRGB = (rgb) => rgb.map((channel) => channel / 255);
  given.combine = (one, other, alpha) =>
    one.map((channel, i) => alpha * channel + (1 - alpha) * other[i]);
  const { int2rgb, rgb2int, normalizeRGB } = given;
  // As scripts of old call them.
  given.hex2rgb = int2rgb;
  given.rgb2hex = rgb2int;

  const clamped = (value, low, high) =>
    value < low ? low : value > high ? high : value;
  const between = (low, high, part) => low + (high - low) * part;

  /** The last place whose stop is not above the value; 0 below all of them. */
  const placeOf = (value, stops) => {
    let place = 0;
    // What is no number is above none, and gets to the end.
    while (place + 1 < stops.length && !(stops[place + 1] > value)) place += 1;
    return place;
  };

  /** How far a value lies between the stops at a place and the next one. */
  const partOf = (value, stops, place) =>
    clamped((value - stops[place]) / (stops[place + 1] - stops[place]), 0, 1);

  given.valueMap = (value, intervals, values) => {
    if (intervals === undefined || values === undefined) return value;
    const place = intervals.findIndex((limit) => value <= limit);
    return values[place < 0 ? values.length - 1 : place];
  };

  /** The same with intervals that lack their end, as scripts of old have it. */
  given.colorMap = (value, limits, colors) => {
    if (!limits || !colors) return value;
    const place = limits.findIndex((limit) => value < limit);
    return colors[place < 0 ? colors.length - 1 : place];
  };

  given.valueInterpolate = (value, intervals, values) => {
    if (!intervals || !values) return value;
    const next = intervals.findIndex((limit) => value <= limit);
    // Beyond all intervals is the last value, also if there are more of these.
    if (next < 0) return copied(values[values.length - 1]);
    const low = values[Math.min(next, values.length) - (next && 1)];
    if (next === 0 || next >= values.length) return copied(low);
    const part = partOf(value, intervals, next - 1);
    const high = values[next];
    if (!Array.isArray(low)) return between(low, high, part);
    return low.map((channel, i) => between(channel, high[i], part));
  };
  const copied = (value) => (Array.isArray(value) ? value.slice() : value);
  given.colorBlend = given.valueInterpolate;

  // Palettes, as pairs of a stop and a colour

  const PALETTES = {};

  PALETTES.blueRed = [
    [1.0, 0x000080],
    [0.875, 0x0000ff],
    [0.625, 0x00ffff],
    [0.375, 0xffff00],
    [0.125, 0xff0000],
    [0.0, 0x800000],
  ];
  PALETTES.redTemperature = [
    [1.0, 0x000000],
    [0.525, 0xae0000],
    [0.3, 0xff6e00],
    [0.25, 0xff8600],
    [0.0, 0xffffff],
  ];
  PALETTES.greenWhite = [
    [1.0, 0x000000],
    [0.6, 0x006600],
    [0.3, 0x80b300],
    [0.0, 0xffffff],
  ];
  const OCEAN_STOPS = [
    0, 0.0471, 0.098, 0.149, 0.2, 0.2471, 0.298, 0.349, 0.4, 0.4471, 0.498, 0.549,
    0.6, 0.6471, 0.698, 0.749, 0.8, 0.8471, 0.898, 0.949, 1,
  ];
  const OCEAN_COLORS = [
    0x93006c, 0x6f0090, 0x4800b7, 0x2100de, 0x000aff, 0x004aff, 0x0090ff, 0x00d5ff,
    0x00ffd7, 0x00ff77, 0x00ff0f, 0x60ff00, 0xc8ff00, 0xffeb00, 0xffb700, 0xff8300,
    0xff4f00, 0xff1f00, 0xe60000, 0xa50000, 0x690000,
  ];
  PALETTES.oceanColor = OCEAN_STOPS.map((stop, i) => [
    stop,
    normalizeRGB(int2rgb(OCEAN_COLORS[i])),
  ]);
  const INDEX_COLORS = [
    [-1.0, 0x000000],
    [-0.2, 0xff0000],
    [-0.1, 0x9a0000],
    [0.0, 0x660000],
    [0.1, 0xffff33],
    [0.2, 0xcccc33],
    [0.3, 0x666600],
    [0.4, 0x33ffff],
    [0.5, 0x33cccc],
    [0.6, 0x006666],
    [0.7, 0x33ff33],
    [0.8, 0x33cc33],
    [0.9, 0x006600],
  ];

  // Visualizers

  const channels = (color) =>
    Array.isArray(color) ? color.map((channel) => channel * 255) : int2rgb(color);

  class Visualizer {
    processList(values) {
      return values.map((value, i) => this.process(value, i));
    }
  }

  given.ColorMapVisualizer = class ColorMapVisualizer extends Visualizer {
    constructor(pairs = INDEX_COLORS) {
      super();
      this.pairs = pairs;
      this.stops = pairs.map(([stop]) => stop);
      this.colors = pairs.map(([, color]) => normalizeRGB(channels(color)));
    }

    getColorFromValue(value) {
      return this.pairs[placeOf(value, this.stops)][1];
    }

    process(value) {
      return this.colors[placeOf(value, this.stops)].slice();
    }

    static createDefaultColorMap() {
      return new this(INDEX_COLORS);
    }
  };

  /** Moves ascending stops so that they begin and end where it is wished. */
  const stretched = (stops, low, high) => {
    const first = stops[0];
    const span = stops[stops.length - 1] - first;
    const from = low === undefined ? first : low;
    const to = high === undefined ? first + span : high;
    return stops.map((stop) => from + ((stop - first) / (span || 1)) * (to - from));
  };

  const EPSILON = 1e-9;
  const shade = (channel) => Math.floor(channel + EPSILON) / 255;

  given.ColorRampVisualizer = class ColorRampVisualizer extends Visualizer {
    constructor(ramps, minVal, maxVal) {
      super();
      const stops = ramps.map(([stop]) => stop);
      const colors = ramps.map(([, color]) => channels(color));
      // A ramp that falls gives its colours from the lowest value on.
      stops.sort((one, other) => one - other);
      this.stops = stretched(stops, minVal, maxVal);
      this.colors = colors;
    }

    process(value) {
      const place = placeOf(value, this.stops);
      const low = this.colors[place];
      const last = place + 1 === this.colors.length;
      const high = last ? low : this.colors[place + 1];
      const part = last ? 0 : partOf(value, this.stops, place);
      // A grey may be told by its only number.
      if (low.length === 1) return [shade(between(low[0], high[0], part))];
      return [
        shade(between(low[0], high[0], part)),
        shade(between(low[1], high[1], part)),
        shade(between(low[2], high[2], part)),
      ];
    }

    inverse() {
      const turned = new this.constructor([[0, 0]]);
      turned.stops = this.stops.slice();
      turned.colors = this.colors.slice().reverse();
      return turned;
    }

    static createRedTemperature(minVal, maxVal) {
      return new this(PALETTES.redTemperature, minVal, maxVal);
    }

    static createWhiteGreen(minVal, maxVal) {
      return new this(PALETTES.greenWhite, minVal, maxVal);
    }

    static createBlueRed(minVal, maxVal) {
      return new this(PALETTES.blueRed, minVal, maxVal);
    }

    static createOceanColor(minVal, maxVal) {
      return new this(PALETTES.oceanColor, minVal, maxVal);
    }
  };

  given.ColorGradientVisualizer = class ColorGradientVisualizer extends Visualizer {
    constructor(pairs, minVal = 0, maxVal = 1) {
      super();
      const turned = pairs.map(([stop, color]) => [1 - stop, channels(color)]);
      turned.sort(([one], [other]) => one - other);
      this.stops = turned.map(([stop]) => between(minVal, maxVal, stop));
      this.colors = turned.map(([, color]) => color);
    }

    mixed(value) {
      const place = placeOf(value, this.stops);
      const last = place + 1 === this.stops.length;
      const [low, high] = [this.colors[place], this.colors[place + (last ? 0 : 1)]];
      const part = last ? 0 : partOf(value, this.stops, place);
      return low.map((channel, i) => Math.round(between(channel, high[i], part)));
    }

    getColor(value) {
      return rgb2int(this.mixed(value));
    }

    process(value) {
      return normalizeRGB(this.mixed(value));
    }

    static createRedTemperature(minVal, maxVal) {
      return new this(PALETTES.redTemperature, minVal, maxVal);
    }

    static createWhiteGreen(minVal, maxVal) {
      return new this(PALETTES.greenWhite, minVal, maxVal);
    }

    static createBlueRed(minVal, maxVal) {
      return new this(PALETTES.blueRed, minVal, maxVal);
    }
  };

  given.DefaultVisualizer = class DefaultVisualizer extends Visualizer {
    constructor(minValue = 0, maxValue = 1, gain = 1, offset = 0, gamma = 1) {
      super();
      Object.assign(this, { minValue, maxValue, gain, offset, gamma });
    }

    stretch(value) {
      const share = (value - this.minValue) / (this.maxValue - this.minValue);
      const stretched = this.gain * share + this.offset;
      return this.gamma === 1 ? stretched : Math.max(0, stretched) ** this.gamma;
    }

    process(value) {
      return clamped(this.stretch(value), 0, 1);
    }
  };

  const HIGHLIGHT = 0.92;
  const CLIP = 2;

  given.HighlightCompressVisualizer = class HighlightCompressVisualizer extends (
    given.DefaultVisualizer
  ) {
    stretch(value) {
      const stretched = super.stretch(value);
      const compresses = 0 < this.maxValue && this.maxValue < 1;
      if (!compresses || stretched <= HIGHLIGHT) return stretched;
      const slope = (1 - HIGHLIGHT) / (CLIP - HIGHLIGHT);
      return HIGHLIGHT + (stretched - HIGHLIGHT) * slope;
    }
  };

  given.HighlightCompressVisualizerSingle = class HighlightCompressVisualizerSingle extends (
    given.HighlightCompressVisualizer
  ) {
    process(value) {
      return [super.process(value)];
    }
  };

  given.Identity = class Identity {
    process(value) {
      return Array.isArray(value) ? value : [value];
    }

    processList(values) {
      return values;
    }
  };

  // Quality bands

  const bit = (value, place) => Math.floor(value / 2 ** place) % 2;

  const pair = (value, place) => Math.floor(value / 2 ** place) % 4;

  given.decodeL8C2Qa = (value) => ({
    fill: bit(value, 0),
    dilatedCloud: bit(value, 1),
    cirrus: bit(value, 2),
    cloud: bit(value, 3),
    cloudShadow: bit(value, 4),
    snow: bit(value, 5),
    clear: bit(value, 6),
    water: bit(value, 7),
    cloudConfidence: pair(value, 8),
    cloudShadowConfidence: pair(value, 10),
    snowIceConfidence: pair(value, 12),
    cirrusConfidence: pair(value, 14),
  });

  /** The same for products of the first collection. */
  given.decodeLs8Qa = (value) => ({
    designatedFill: bit(value, 0),
    terrainOcclusion: bit(value, 1),
    radiometricSaturation: pair(value, 2),
    cloud: bit(value, 4),
    cloudConfidence: pair(value, 5),
    cloudShadowConfidence: pair(value, 7),
    snowIceConfidence: pair(value, 9),
    cirrusConfidence: pair(value, 11),
  });

  const OLCI_FLAGS = [
    "land",
    "coastline",
    "fresh_inland_water",
    "tidal_region",
    "bright",
    "straylight_risk",
    "invalid",
    "cosmetic",
    "duplicated",
    "sun_glint_risk",
    "dubious",
    ...Array.from({ length: 21 }, (_, i) => `saturatedB${String(i + 1).padStart(2, "0")}`),
  ];

  given.decodeS3OLCIQualityFlags = (value) => {
    const unsigned = value >>> 0;
    return Object.fromEntries(OLCI_FLAGS.map((name, i) => [name, bit(unsigned, 31 - i)]));
  };

  // Constants of setup()

  const named = (...names) => Object.fromEntries(names.map((name) => [name, name]));
  given.Mosaicking = named("SIMPLE", "ORBIT", "TILE");
  given.SampleType = named("AUTO", "INT8", "UINT8", "INT16", "UINT16", "FLOAT32");

  const silent = () => {};
  given.console = { log: silent, info: silent, warn: silent, error: silent, debug: silent };

  const { entries } = Object;
  const { defineProperty } = Reflect;
  // It does not throw where a script made the name its own for good.
  const provide = (name, value) =>
    defineProperty(globalThis, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: false,
    });
  /** Scripts may change a palette, so each run has its own. */
  const copy = (palette) => palette.map((pair) => pair.map(copied));

  return () => {
    for (const [name, value] of entries(given)) provide(name, value);
    for (const [name, palette] of entries(PALETTES)) provide(name, copy(palette));
  };
})();
//# sourceURL=prelude.js

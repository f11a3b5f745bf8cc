// Runs an evalscript: what the engine calls, beside the script's own functions.
// It is evaluated before the script, and keeps what it needs of the built-in objects.
"use strict";
(() => {
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const { stringify } = JSON;
  const { fromEntries, getOwnPropertyDescriptor, is } = Object;
  const { fill } = Float64Array.prototype;
  const filled = fill.call.bind(fill);
  const { defineProperty, deleteProperty, ownKeys } = Reflect;
  const provide = globalThis.__provide;
  delete globalThis.__provide;

  for (const name of ["WebAssembly", "SharedArrayBuffer", "Atomics"]) {
    delete globalThis[name];
  }
  for (const name of ["setTimeout", "clearTimeout", "__timer_manager"]) {
    globalThis[name] = undefined;
  }

  /** Math.random from a seed (mulberry32), so that a request always looks the same. */
  const seed = (number) => {
    let state = number >>> 0;
    Math.random = () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  };

  /** A moment that scripts may treat as the text of today or the Date of old times. */
  class Moment extends Date {
    toString() {
      return `${this.toISOString().slice(0, 19)}Z`;
    }

    toJSON() {
      return this.toString();
    }

    get length() {
      return this.toString().length;
    }
  }
  for (const name of [
    "charAt", "endsWith", "includes", "indexOf", "localeCompare", "match", "replace",
    "replaceAll", "search", "slice", "split", "startsWith", "substr", "substring",
  ]) {
    Moment.prototype[name] = function text(...given) {
      return this.toString()[name](...given);
    };
  }

  const ARRAYS = {
    Uint8: Uint8Array,
    Int8: Int8Array,
    Uint16: Uint16Array,
    Int16: Int16Array,
    Uint32: Uint32Array,
    Float32: Float32Array,
    Float64: Float64Array,
  };

  const TIMES = ["date", "dateFrom", "dateTo"];

  const sceneOf = (told, at) => {
    const scene = { ...told, __idx: at };
    for (const name of TIMES) if (name in scene) scene[name] = new Moment(scene[name]);
    if (scene.tiles) scene.tiles = scene.tiles.map(sceneOf);
    if (scene.dateFrom && !scene.date) scene.date = scene.dateFrom;
    return scene;
  };

  /** Scenes as a list that also is `orbits` or `tiles` of itself. */
  const listed = (input, kept) => {
    if (input.mosaicking === "SIMPLE") return {};
    const list = (kept || input.scenes.map((_, at) => at)).map((at, place) =>
      sceneOf(input.scenes[at], place),
    );
    list[input.mosaicking === "TILE" ? "tiles" : "orbits"] = list;
    list.scenes = list;
    return list;
  };

  const byInput = (job, make) => {
    if (!job.fusion) return make(job.inputs[0], 0);
    const parts = job.inputs.map((input, at) => [input.label, make(input, at)]);
    return fromEntries(parts);
  };

  /** What preProcessScenes gets of an input. */
  const offered = (input) => {
    if (input.mosaicking === "SIMPLE") return { scenes: {} };
    const scenes = input.scenes.map(sceneOf);
    if (input.mosaicking === "TILE") return { scenes: { tiles: scenes } };
    for (const scene of scenes) delete scene.tiles;
    const range = input.range || [];
    const [from, to] = range.map((text) => new Date(text));
    return { from, to, scenes: { orbits: scenes } };
  };

  const chosen = (input, collection) => {
    if (input.mosaicking === "SIMPLE") return null;
    const name = input.mosaicking === "TILE" ? "tiles" : "orbits";
    const scenes = collection && collection.scenes && collection.scenes[name];
    if (!isArray(scenes)) {
      throw new TypeError(`preProcessScenes has to return scenes.${name} as an array`);
    }
    return scenes.map((scene) => {
      const at = scene && scene.__idx;
      if (Number.isInteger(at) && input.scenes[at]) return at;
      throw new TypeError("preProcessScenes has to return scenes that it was given");
    });
  };

  const preprocess = (job, script) => {
    if (!script.preProcessScenes) return job.inputs.map(() => null);
    if (job.inputs.every((input) => input.mosaicking === "SIMPLE")) {
      return job.inputs.map(() => null);
    }
    const collections = byInput(job, offered);
    const kept = script.preProcessScenes(collections) || collections;
    return job.inputs.map((input) => chosen(input, job.fusion ? kept[input.label] : kept));
  };

  const counted = (input, kept) => {
    if (input.mosaicking === "SIMPLE") return { scenes: input.scenes.map(sceneOf) };
    return { scenes: listed(input, kept) };
  };

  const resize = (job, script, kept) => {
    if (!script.updateOutput) return;
    const sizes = {};
    for (const output of job.outputs) sizes[output.id] = { bands: output.bands };
    const collection = byInput(job, (input, at) => counted(input, kept[at]));
    script.updateOutput(sizes, collection);
    for (const output of job.outputs) {
      const { bands } = sizes[output.id] || output;
      if (!Number.isInteger(bands) || bands < 0) {
        throw new TypeError(`updateOutput set bands of ${output.id} to ${bands}`);
      }
      output.bands = bands;
    }
  };

  /** Where bands and outputs of a block lie. */
  let buffer = null;

  /** Functions by their text: what V8 learnt of them is of use in the next run. */
  const written = new Map();
  const composed = (names, text) => {
    if (!written.has(text)) written.set(text, new Function(...names, text));
    return written.get(text);
  };

  /** Makes samples: an object literal over the arrays of the bands, by place. */
  const sampler = (bands, buffer, pixels, layers) => {
    const names = bands.map((_, i) => `b${i}`);
    const arrays = bands.map(
      ({ type, offset }) => new ARRAYS[type](buffer, offset, pixels * layers),
    );
    const members = bands.map(({ name, divisor, factor }, i) => {
      const scale = divisor !== 1 ? `/${divisor}` : factor !== 1 ? `*${factor}` : "";
      return `${stringify(name)}:b${i}[at]${scale}`;
    });
    return composed(names, `return (at) => ({${members.join(",")}});`)(...arrays);
  };

  const reader = (input, layers, buffer, pixels, fusion) => {
    const sample = sampler(layers.bands, buffer, pixels, layers.depth);
    const { depth } = layers;
    if (input.mosaicking === "SIMPLE") {
      if (!fusion) return sample;
      return depth ? (at) => [sample(at)] : () => [];
    }
    return (at) => {
      const samples = new Array(depth);
      for (let i = 0; i < depth; i += 1) samples[i] = sample(i * pixels + at);
      return samples;
    };
  };

  const readers = (job, block) => {
    const made = job.inputs.map((input, i) =>
      reader(input, block.layers[i], buffer, block.pixels, job.fusion),
    );
    if (!job.fusion) return made[0];
    const names = made.map((_, i) => `r${i}`);
    const members = job.inputs.map(({ label }, i) => `${stringify(label)}:r${i}(at)`);
    return composed(names, `return (at) => ({${members.join(",")}});`)(...made);
  };

  /** Writes what the script returned for an output; false if it was of another size. */
  const put = (view, at, bands, value) => {
    if (isArray(value) || isView(value)) {
      const given = Math.min(bands, value.length);
      for (let i = 0; i < given; i += 1) view[at + i] = +value[i];
      return value.length === bands;
    }
    if (value === undefined || value === null) return false;
    if (typeof value === "object") throw new TypeError("an output has to be an array");
    view[at] = +value;
    return bands === 1;
  };

  /** Writes what the script returned for a pixel, whatever it is. */
  const writer = (job, views) => {
    const { outputs } = job;
    const single = Math.max(0, outputs.findIndex((output) => output.id === "default"));
    const write = (result, pixel) => {
      if (result === undefined || result === null) return true;
      if (isArray(result) || isView(result) || typeof result !== "object") {
        const { bands } = outputs[single];
        return put(views[single], pixel * bands, bands, result) && outputs.length === 1;
      }
      const fits = outputs.map(({ id, bands }, i) =>
        put(views[i], pixel * bands, bands, result[id]),
      );
      return fits.every(Boolean);
    };
    return (result, pixel) => {
      if (write(result, pixel)) return;
      job.odd += 1;
      if (!job.strict) return;
      throw new RangeError(
        `evaluatePixel returned another number of values than setup() declares (pixel ${pixel})`,
      );
    };
  };

  /** The loop over pixels, for outputs of these sizes: what fits is written in it. */
  const looping = (outputs) => {
    const fits = (value, bands) => `isArray(${value}) && ${value}.length === ${bands}`;
    const store = (value, i) => {
      const { bands } = outputs[i];
      const each = `for (let i = 0; i < ${bands}; i += 1)`;
      return `${each} v${i}[at * ${bands} + i] = ${value}[i];`;
    };
    const found = outputs.map(
      ({ id, bands }, i) => `(x${i} = result[${stringify(id)}], ${fits(`x${i}`, bands)})`,
    );
    const alone = `if (${fits("result", outputs[0].bands)}) { ${store("result", 0)} } else`;
    const text = `
      return (pixels, sample, evaluatePixel, job, views, write) => {
        const { scenes, inputMetadata, customData, outputMetadata } = job;
        const [${outputs.map((_, i) => `v${i}`)}] = views;
        let ${outputs.map((_, i) => `x${i}`)};
        for (let at = 0; at < pixels; at += 1) {
          const result = evaluatePixel(
            sample(at), scenes, inputMetadata, customData, outputMetadata,
          );
          ${outputs.length === 1 ? alone : ""}
          if (result && ${found.join(" && ")}) {
            ${outputs.map((_, i) => store(`x${i}`, i)).join("\n")}
          } else write(result, at);
        }
      };`;
    return composed(["isArray"], text)(isArray);
  };

  const evaluate = (job, script, block) => {
    const { pixels } = block;
    const sample = readers(job, block);
    const views = job.outputs.map(({ bands }, i) =>
      filled(new Float64Array(buffer, block.outputs[i], pixels * bands), 0),
    );
    const loop = looping(job.outputs);
    loop(pixels, sample, script.evaluatePixel, job, views, writer(job, views));
  };

  /** The line of the script that an error comes from; 0 if that is not known. */
  const lineOf = (error) => {
    const found = /evalscript\.js:(\d+)/.exec(String((error && error.stack) || ""));
    return found ? Number(found[1]) : 0;
  };

  const told = (error) => {
    if (!(error instanceof Error)) return { message: String(error), line: 0 };
    return { message: `${error.name}: ${error.message}`, line: lineOf(error) };
  };

  const attempt = (action) => {
    try {
      return stringify({ ok: action() });
    } catch (error) {
      return stringify({ error: told(error) });
    }
  };

  let make = null;
  let script = null;
  let job = null;

  /** Lets the global scope be as it was before any script. */
  const renew = () => {
    for (const name of ownKeys(globalThis)) {
      if (!born.has(name)) deleteProperty(globalThis, name);
    }
    for (const [name, one] of born) {
      if ("value" in one && !is(globalThis[name], one.value)) {
        defineProperty(globalThis, name, one);
      }
    }
    provide();
  };

  /** The script anew: whatever it remembered of another run is gone. */
  const begun = (number) => {
    renew();
    seed(number);
    script = make();
    for (const name of ["evaluatePixel", "setup"]) {
      if (!script[name]) throw `the script has no function ${name}`;
    }
  };

  const start = (number, order) => {
    begun(number);
    job = order;
    job.odd = 0;
    script.setup();
    const kept = preprocess(job, script);
    resize(job, script, kept);
    job.scenes = byInput(job, (input, at) => listed(input, kept[at]));
    job.inputMetadata = {
      serviceVersion: "4.263.0",
      normalizationFactor: job.normalization,
    };
    job.customData = {};
    job.outputMetadata = {};
    return { kept, outputs: job.outputs };
  };

  const ended = () => {
    if (script.updateOutputMetadata) {
      const { scenes, inputMetadata, outputMetadata } = job;
      script.updateOutputMetadata(scenes, inputMetadata, outputMetadata);
    }
    const { userData } = job.outputMetadata;
    return { odd: job.odd, userData: userData === undefined ? null : userData };
  };

  const engine = {
    /** Takes the script, as a function that returns its functions. */
    take: (factory) => {
      make = factory;
    },

    /** What setup() says; for a script without functions what its return says. */
    describe: (number, bare) =>
      attempt(() => {
        begun(number);
        const setup = script.setup();
        const silent = !script.preProcessScenes && !script.updateOutput;
        const late = Boolean(script.updateOutput || script.updateOutputMetadata);
        if (!bare) return { setup, late, silent };
        const zeros = fromEntries(bare.map((name) => [name, 0]));
        const first = script.evaluatePixel(zeros);
        return { bare, silent, bands: isArray(first) ? first.length : 1 };
      }),

    /** Begins a run: chooses scenes and sizes outputs. */
    begin: (number, order) => attempt(() => start(number, order)),

    /** Makes room for the bands and outputs of a block, and of others of that size. */
    room: (bytes) => {
      buffer = null;
      buffer = new ArrayBuffer(bytes);
      return buffer;
    },

    block: (block) =>
      attempt(() => {
        evaluate(job, script, block);
        return { odd: job.odd };
      }),

    finish: () => attempt(ended),

    /** All of a run that has but one block. */
    whole: (number, order, block) =>
      attempt(() => {
        start(number, order);
        evaluate(job, script, block);
        return ended();
      }),
  };
  provide();
  defineProperty(globalThis, "__engine", { value: engine });
  const born = new Map(
    ownKeys(globalThis).map((name) => [name, getOwnPropertyDescriptor(globalThis, name)]),
  );
})();
//# sourceURL=harness.js

// Compiles spec/sound to WebAssembly: the mixer, the meter and the maths from AssemblyScript, every effect from Faust.
// All of it shares one memory, which the host makes. A module is compiled again only when its sources or compiler change.
import { createHash } from "node:crypto";
import { access, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { assets, modules, spec } from "./places.mjs";

const sources = new URL("sound/", spec);
const target = new URL("sound/", assets);

// Faust modules lay their own JSON at address 0 of the shared memory; ours begins above it.
const MIXER_BASE = 65536;
const ASSEMBLYSCRIPT = {
  libm: [],
  mixer: ["--importMemory", "--memoryBase", String(MIXER_BASE), "--exportTable"],
  meter: [],
};
const COMMON = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd", "--converge", "--use", "abort="];

export async function buildSound() {
  await mkdir(new URL("effects/", target), { recursive: true });
  const stamps = await readJson(new URL(".inputs.json", target), {});
  const scripts = await texts(sources, ".ts");
  const toolchain = await Promise.all(
    ["assemblyscript", "@grame/faustwasm"].map((name) => readFile(new URL(`${name}/package.json`, modules), "utf8")),
  );
  const builder = await readFile(new URL(import.meta.url), "utf8");
  const renew = async (name, inputs, outputs, build) => {
    const stamp = createHash("sha256").update(JSON.stringify([builder, toolchain, inputs])).digest("hex");
    if (stamps[name] === stamp && (await Promise.all(outputs.map(exists))).every(Boolean)) return;
    await build();
    stamps[name] = stamp;
    await writeJson(new URL(".inputs.json", target), stamps);
  };

  for (const [name, options] of Object.entries(ASSEMBLYSCRIPT)) {
    const output = new URL(`${name}.wasm`, target);
    await renew(name, scripts, [output], () => compileScript(name, options, output));
  }
  const names = Object.keys(await texts(new URL("effects/", sources), ".dsp")).map((file) => file.slice(0, -4));
  for (const name of names) {
    const code = await readFile(new URL(`effects/${name}.dsp`, sources), "utf8");
    const facts = await readFile(new URL(`effects/${name}.json`, sources), "utf8");
    const outputs = ["wasm", "json"].map((kind) => new URL(`effects/${name}.${kind}`, target));
    await renew(`effects/${name}`, [code, facts], outputs, () => compileEffect(name, code, JSON.parse(facts), outputs));
  }
  for (const [file, text] of Object.entries(await texts(new URL("effects/", sources), ".json"))) {
    const facts = JSON.parse(text);
    if (!facts.native) continue;
    const parameters = facts.parameters.map((parameter, place) => ({ ...parameter, offset: 4 * place }));
    const name = file.slice(0, -5);
    await writeJson(new URL(`effects/${file}`, target), { id: name, ...facts, parameters, state_bytes: 4 * parameters.length });
    names.push(name);
  }
  await writeJson(new URL("effects/index.json", target), names.sort());
}

async function compileScript(name, options, output) {
  const { default: asc } = await import("assemblyscript/asc");
  const entry = fileURLToPath(new URL(`${name}.ts`, sources));
  const { error, stderr } = await asc.main([entry, "-o", fileURLToPath(output), "--baseDir", "/", ...COMMON, ...options]);
  if (error) throw new Error(`${name}.ts: ${error.message}\n${stderr.toString()}`);
}

let compiler;

async function compileEffect(name, code, facts, [wasm, json]) {
  compiler ??= startFaust();
  const factory = await (await compiler).createPolyDSPFactory(name, code, "-ftz 2 -I libraries/");
  if (!factory) throw new Error(`${name}.dsp: ${(await compiler).getErrorMessage()}`);
  const meta = JSON.parse(factory.json);
  if (meta.inputs !== 2 || meta.outputs !== 2) throw new Error(`${name}.dsp: an effect is stereo in and out`);
  const zones = new Map(controls(meta.ui).map((item) => [item.label, item]));
  const parameters = facts.parameters.map((parameter) => ({ ...parameter, offset: zoneOf(name, parameter, zones) }));
  if (zones.size !== parameters.length) throw new Error(`${name}: the .dsp has controls that the .json does not name`);
  await writeFile(wasm, await tightened(factory.code));
  await writeJson(json, { id: name, ...facts, native: null, parameters, state_bytes: meta.size });
}

/**
 * The module with its addresses folded into loads and stores, which Faust leaves as additions: a fifth faster. Allowed
 * because an effect's state never lies where an address plus a small offset could wrap around.
 */
async function tightened(code) {
  const { default: binaryen } = await import("assemblyscript/binaryen");
  const module = binaryen.readBinary(code);
  module.setFeatures(binaryen.Features.MVP | binaryen.Features.NontrappingFPToInt | binaryen.Features.BulkMemory);
  binaryen.setLowMemoryUnused(true);
  binaryen.setOptimizeLevel(4);
  binaryen.setShrinkLevel(0);
  for (let round = 0; round < 2; round++) {
    module.runPasses(["optimize-added-constants-propagate"]);
    module.optimize();
  }
  const binary = module.emitBinary();
  module.dispose();
  return binary;
}

/** Where a parameter lies in the effect's state; the .dsp and the .json must say the same of it. */
function zoneOf(name, parameter, zones) {
  const zone = zones.get(parameter.id);
  if (!zone) throw new Error(`${name}.dsp has no control called ${parameter.id}`);
  const [low, high] = parameter.range;
  const differs = [[zone.init, parameter.default], [zone.min, low], [zone.max, high]].some(([a, b]) => Math.abs(a - b) > 1e-6 * Math.max(1, Math.abs(b)));
  if (differs) throw new Error(`${name}: the .dsp and the .json disagree about ${parameter.id}`);
  return zone.index;
}

function controls(items) {
  return items.flatMap((item) => (item.items ? controls(item.items) : "index" in item && "init" in item ? [item] : []));
}

async function startFaust() {
  const folder = new URL("@grame/faustwasm/", modules);
  const { instantiateFaustModuleFromFile, LibFaust, FaustCompiler } = await import(new URL("dist/esm/index.js", folder).href);
  const module = await instantiateFaustModuleFromFile(fileURLToPath(new URL("libfaust-wasm/libfaust-wasm.js", folder)));
  return new FaustCompiler(new LibFaust(module));
}

async function texts(folder, ending) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending)).sort();
  const read = names.map(async (name) => [name, await readFile(new URL(name, folder), "utf8")]);
  return Object.fromEntries(await Promise.all(read));
}

async function writeJson(file, value) {
  await writeFile(file, JSON.stringify(value, null, 1) + "\n");
}

async function readJson(file, otherwise) {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return otherwise;
  }
}

async function exists(file) {
  return access(file).then(() => true, () => false);
}

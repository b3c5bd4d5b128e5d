// Fills the studio's asset folder with what its pages use and that is never checked in: the tokens, the two faces of
// the interface, htmx, the uploader, the hasher, and a sprite with just the icons that icons.txt names.
// Called by `npm run assets` after the engine's fonts are there.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";

const root = new URL("../../", import.meta.url);
const assets = new URL("server/src/studio/_assets/", root);
const modules = new URL("node_modules/", root);
const engineFonts = new URL("engine/src/claqueta/_assets/fonts/", root);

const FACES = [
  "Inter_400Regular", "Inter_500Medium", "Inter_600SemiBold", "Inter_700Bold",
  "JetBrainsMono_400Regular", "JetBrainsMono_700Bold",
];
const SCRIPTS = {
  "htmx.js": "htmx.org/dist/htmx.min.js",
  "tus.js": "tus-js-client/dist/tus.min.js",
  "sha256.js": "hash-wasm/dist/sha256.umd.min.js",
};

await Promise.all(["fonts/", "vendor/", "claqueta/"].map((folder) => mkdir(new URL(folder, assets), { recursive: true })));
await copyFile(new URL("spec/tokens.css", root), new URL("claqueta/tokens.css", assets));
for (const face of FACES) await copyFile(new URL(`${face}.ttf`, engineFonts), new URL(`fonts/${face}.ttf`, assets));
for (const [name, source] of Object.entries(SCRIPTS)) {
  const script = await readFile(new URL(source, modules), "utf8");
  // Their source maps are not shipped.
  await writeFile(new URL(`vendor/${name}`, assets), script.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n"));
}
await writeFile(new URL("claqueta/icons.svg", assets), await sprite());

async function sprite() {
  const names = (await readFile(new URL("icons.txt", import.meta.url), "utf8")).split("\n").filter(Boolean);
  const symbols = await Promise.all(names.map(async (name) => {
    const drawn = await readFile(new URL(`lucide-static/icons/${name}.svg`, modules), "utf8");
    const inside = drawn.slice(drawn.indexOf(">", drawn.indexOf("<svg")) + 1, drawn.lastIndexOf("</svg>"));
    return `<symbol id="${name}" viewBox="0 0 24 24">${inside.replace(/\s+/g, " ").trim()}</symbol>`;
  }));
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
}

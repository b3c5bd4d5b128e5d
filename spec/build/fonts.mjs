// Copies the faces that fonts.json names out of their packages and writes an index of them with their hashes.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { assets, modules, spec } from "./places.mjs";

const STYLE_NAMES = {
  100: "Thin", 200: "ExtraLight", 300: "Light", 400: "Regular", 500: "Medium",
  600: "SemiBold", 700: "Bold", 800: "ExtraBold", 900: "Black",
};

export async function buildFonts() {
  const { families } = JSON.parse(await readFile(new URL("fonts.json", spec), "utf8"));
  const folder = new URL("fonts/", assets);
  await mkdir(folder, { recursive: true });
  const faces = [];
  for (const [family, { package: source, prefix, weights, italics }] of Object.entries(families)) {
    const wanted = [...weights.map((weight) => [weight, false]), ...italics.map((weight) => [weight, true])];
    for (const [weight, italic] of wanted) {
      const style = `${weight}${STYLE_NAMES[weight]}${italic ? "_Italic" : ""}`;
      const file = `${prefix}_${style}.ttf`;
      const origin = new URL(`${source}/${style}/${file}`, modules);
      await copyFile(origin, new URL(file, folder));
      const sha256 = createHash("sha256").update(await readFile(origin)).digest("hex");
      faces.push({ family, weight, italic, file, sha256 });
    }
  }
  await writeFile(new URL("index.json", folder), JSON.stringify(faces, null, 1) + "\n");
}

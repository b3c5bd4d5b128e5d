// Fills the engine's asset folder with what is built from packages and sources, never checked in: fonts and sound modules.
// Called by `make setup` (npm run assets). A part is built again only when what it is made from has changed.
import { buildFonts } from "./build/fonts.mjs";
import { buildSound } from "./build/sound.mjs";

await buildFonts();
await buildSound();

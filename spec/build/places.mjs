// Where the build reads and writes, as URLs that end in a slash.
export const root = new URL("../../", import.meta.url);
export const spec = new URL("spec/", root);
export const modules = new URL("node_modules/", root);
export const assets = new URL("engine/src/claqueta/_assets/", root);

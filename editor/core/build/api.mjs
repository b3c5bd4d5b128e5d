// Makes the TypeScript types of the JSON API and of the sockets' messages; `--check` says which are stale.
// `STUDIO` names the command that exports the OpenAPI document (see the Makefile).
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";
import openapiTypes, { astToString } from "openapi-typescript";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const target = `${root}editor/core/src/api/`;
const [program, ...words] = (process.env.STUDIO ?? "studio").split(" ");

function openapi() {
  const text = execFileSync(program, [...words, "export_openapi"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  return JSON.parse(text);
}

async function api() {
  const made = "// Made from the studio's OpenAPI by editor/core/build/api.mjs.\n";
  return made + astToString(await openapiTypes(openapi(), { alphabetize: true, immutable: true }));
}

async function socket() {
  const schema = JSON.parse(readFileSync(`${root}spec/schema/socket.json`, "utf8"));
  return compile(schema, "SocketMessages", {
    bannerComment: "// Made from spec/schema/socket.json by editor/core/build/api.mjs.",
    format: false,
    unknownAny: true,
  });
}

const files = { "schema.ts": await api(), "socket.ts": await socket() };
const stale = [];
for (const [name, text] of Object.entries(files)) {
  let known = "";
  try {
    known = readFileSync(target + name, "utf8");
  } catch {
    // not made yet
  }
  if (known === text) continue;
  if (process.argv.includes("--check")) stale.push(name);
  else writeFileSync(target + name, text);
}
for (const name of stale) console.error(`editor/core/src/api/${name} is stale: run npm run api`);
process.exit(stale.length ? 1 : 0);

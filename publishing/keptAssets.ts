import { hash } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AssetSources, MadeAssets } from "./assets.ts";
import { keptFiles } from "./keptFiles.ts";

const tools = ["lightningcss", "rolldown", "@resvg/resvg-js"];
const record = "made.json";

/**
 * Styles, script, fonts and icons as they were made before, or made anew when a file under
 * `inputs` or a tool is another. The tools hold 60 MB, so they are loaded when they are needed.
 */
export async function keptAssets(
  home: string,
  inputs: string,
  sources: AssetSources,
): Promise<MadeAssets> {
  const folder = join(home, "styles");
  const key = await keyOf(inputs);
  const keep = keptFiles(join(folder, key));
  const noted = await keep.read(record);
  if (noted) return read(JSON.parse(noted.toString()), keep);
  const { makeAssets } = await import("./assets.ts");
  const made = await makeAssets(sources);
  await rm(folder, { recursive: true, force: true });
  for (const { path, bytes } of made.files) await keep.write(flat(path), bytes);
  // Last: with the record all its files are there.
  const paths = made.files.map((file) => file.path);
  await keep.write(record, Buffer.from(JSON.stringify({ names: made.names, paths })));
  return made;
}

async function read(
  { names, paths }: { names: MadeAssets["names"]; paths: string[] },
  keep: ReturnType<typeof keptFiles>,
): Promise<MadeAssets> {
  const files = paths.map(async (path) => {
    const bytes = await keep.read(flat(path));
    if (bytes) return { path, bytes };
    throw new Error(`${path} is missing among what was made before: remove the folder "styles".`);
  });
  return { names, files: await Promise.all(files) };
}

const flat = (path: string) => path.replaceAll("/", "_");

async function keyOf(inputs: string): Promise<string> {
  const { resolve } = createRequire(import.meta.url);
  const entries = await readdir(inputs, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const code = ["./assets.ts", "./keptAssets.ts"].map((name) => join(import.meta.dirname, name));
  const versions = tools.map((name) => packageOf(resolve(name), name));
  const hashes = [...files, ...code, ...versions].map(
    async (file) => `${file.slice(inputs.length)} ${hash("sha256", await readFile(file))}`,
  );
  return hash("sha256", (await Promise.all(hashes)).join("\n")).slice(0, 16);
}

/** The `package.json` of a package, from a file of it. */
function packageOf(file: string, name: string): string {
  const end = file.lastIndexOf(join("node_modules", name)) + join("node_modules", name).length;
  return join(file.slice(0, end), "package.json");
}

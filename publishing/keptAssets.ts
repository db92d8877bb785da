import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { AssetSources, MadeAssets } from "./assets.ts";
import { keptFiles } from "./keptFiles.ts";

const record = "made.json";

/**
 * Styles, script, fonts and icons as they were made before, or made anew when the fingerprint of
 * what they are made from is another. The tools hold 60 MB, so they are loaded when they are needed.
 */
export async function keptAssets(
  home: string,
  fingerprint: string,
  sources: AssetSources,
): Promise<MadeAssets> {
  const folder = join(home, "styles");
  const keep = keptFiles(join(folder, fingerprint));
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

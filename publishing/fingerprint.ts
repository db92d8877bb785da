import { hash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/** Sixteen hexadecimal digits that tell the content of some files and folders from any other. */
export async function fingerprintOf(places: readonly string[]): Promise<string> {
  const hashes: string[] = [];
  for (const place of places) {
    const files = (await filesUnder(place)).sort();
    const own = files.map(
      async (file) => `${file.slice(place.length)} ${hash("sha256", await readFile(file))}`,
    );
    hashes.push(...(await Promise.all(own)));
  }
  return hash("sha256", hashes.join("\n")).slice(0, 16);
}

async function filesUnder(place: string): Promise<string[]> {
  if ((await stat(place)).isFile()) return [place];
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

import { hash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** What the Studio's pages are made of. */
const folders = ["studio", "schemas", "facts", "site", "lake/socket"];
const files = ["package-lock.json"];

/** Names the state of the sources: another after any change to what the Studio is made of. */
export async function hashOfSources(root: string): Promise<string> {
  const found = files.map((file) => join(root, file));
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries)
      if (entry.isFile() && !entry.parentPath.split(sep).includes("node_modules"))
        found.push(join(entry.parentPath, entry.name));
  }
  const sums = await Promise.all(
    found
      .sort()
      .map(async (file) => `${relative(root, file)} ${hash("sha256", await readFile(file))}`),
  );
  return hash("sha256", sums.join("\n")).slice(0, 16);
}

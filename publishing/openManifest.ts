import { existsSync } from "node:fs";
import { join } from "node:path";
import { Manifest } from "./manifest.ts";
import { shortHash } from "./update.ts";

/** The files that tell of a destination, without their endings: one for each folder that was ever written to. */
export const manifestPath = (home: string, out: string) => join(home, "sites", shortHash(out));

/** What is known of the site in a folder; nothing where none was ever written there. */
export function openManifest(home: string, out: string): Manifest | undefined {
  const file = `${manifestPath(home, out)}.sqlite`;
  return existsSync(file) ? new Manifest(file) : undefined;
}

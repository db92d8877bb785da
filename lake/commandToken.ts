import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import type { Lake } from "./openLake.ts";

/** How the names of this machine's own tokens begin: earlier ones go when a new one is made. */
export const owner = "this machine's commands";

/** Gives the token of the machine's own commands, kept in a file that only its owner may read; makes it when there is none. */
export function commandToken(lake: Lake, file: string): string {
  const kept = readCommandToken(file);
  if (kept !== null && isEditors(lake, kept)) return kept;
  const name = `${owner}, ${lake.now().toISOString()}, ${process.pid}`;
  const token = lake.createToken({ name, role: "editor" });
  const passing = `${file}.${process.pid}`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(passing, `${token}\n`, { mode: 0o600 });
  const other = kept === null ? publish(passing, file) : null;
  if (other !== null && isEditors(lake, other)) {
    lake.revokeToken(name);
    rmSync(passing);
    return other;
  }
  // What stands there is of no lake, or of one that was thrown away.
  if (existsSync(passing)) renameSync(passing, file);
  for (const { name: earlier } of lake.listTokens()) {
    if (earlier.startsWith(owner) && earlier !== name) lake.revokeToken(earlier);
  }
  return token;
}

/** Reads the token that a running lake left for this machine's commands, or gives null. */
export function readCommandToken(file: string): string | null {
  if (!existsSync(file)) return null;
  // A file copied about may have become readable for others.
  chmodSync(file, 0o600);
  const token = readFileSync(file, "utf8").trim();
  return token === "" ? null : token;
}

function isEditors(lake: Lake, token: string): boolean {
  return lake.findToken(token)?.role === "editor";
}

/** Puts the file in its place if none is there; else gives the token that a command beside this one put there first. */
function publish(passing: string, file: string): string | null {
  try {
    linkSync(passing, file);
    rmSync(passing);
    return null;
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    return isThere ? readCommandToken(file) : null;
  }
}

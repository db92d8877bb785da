import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Lake } from "./openLake.ts";

const tokenName = "this machine's commands";

/** Gives the token of the machine's own commands, kept in a file that only its owner may read; makes it when there is none. */
export function commandToken(lake: Lake, file: string): string {
  const kept = readCommandToken(file);
  if (kept !== null && lake.findToken(kept)?.role === "editor") return kept;
  lake.revokeToken(tokenName);
  const token = lake.createToken({ name: tokenName, role: "editor" });
  mkdirSync(path.dirname(file), { recursive: true });
  const passing = `${file}.${process.pid}`;
  writeFileSync(passing, `${token}\n`, { mode: 0o600 });
  renameSync(passing, file);
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

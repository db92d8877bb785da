import { execFile } from "node:child_process";
import { hash } from "node:crypto";
import { cp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { long } from "../counts.ts";
import { passingFolder } from "./testSite.ts";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

async function build(home: string, nodeOptions: string[], environment: Record<string, string>) {
  const { PATH = "", STET_LONG = "" } = process.env;
  const words = [...nodeOptions, here("buildAlone.ts"), home];
  const { stdout } = await promisify(execFile)(process.execPath, words, {
    env: { PATH, STET_LONG, ...environment },
  });
  return JSON.parse(stdout) as { pages: number; problems: unknown[]; now: string; number: string };
}

async function hashesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hashes = paths.map(async (path) => [
    path.slice(folder.length + 1),
    hash("sha256", await readFile(path)),
  ]);
  return Object.fromEntries(await Promise.all(hashes));
}

it("builds the same bytes from another fresh start, on another day, in another zone and locale", async () => {
  const [one, two] = [await passingFolder(), await passingFolder()];
  const first = await build(one, [], { TZ: "Europe/London", LANG: "en_GB.UTF-8" });
  // Pictures take longest, and a test of their own shows that each is the same each time.
  if (!long) await cp(join(one, "images"), join(two, "images"), { recursive: true });
  const second = await build(two, ["--import", here("anotherDay.ts")], {
    TZ: "Pacific/Apia",
    LANG: "tr_TR.UTF-8",
    LC_ALL: "tr_TR.UTF-8",
  });
  expect(first.pages).toBeGreaterThan(100);
  expect(second.pages).toBe(first.pages);
  // The second really ran elsewhere and at another time.
  expect(second.now).toContain("GMT+1300");
  expect(second.number).toBe("1,5");
  expect(Date.parse(second.now) - Date.parse(first.now)).toBeGreaterThan(399 * 86_400_000);
  expect(await hashesOf(join(two, "dist"))).toEqual(await hashesOf(join(one, "dist")));
}, 300_000);

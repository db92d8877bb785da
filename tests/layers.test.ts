import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Whom each folder may import; after a colon: their types alone. Nothing may import `scripts` or `tests`. */
const arrows: Record<string, readonly string[]> = {
  facts: [],
  lake: [],
  schemas: ["facts"],
  site: ["facts", "schemas:types"],
  publishing: ["facts", "site", "schemas:types"],
  comments: ["facts", "site", "schemas:types"],
  // Of the lake its door for browsers alone: one WebSocket in the place of many event streams.
  studio: ["facts", "schemas", "site", "comments", "lake/socket/streamFetch.ts"],
};
const pure = ["facts", "site"];
const impure: readonly [pattern: RegExp, what: string][] = [
  [/^import(?! type).*["']node:/m, "imports from node:"],
  [/^import(?! type).*["']@sanity\/client["']/m, "imports a client"],
  [/\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/, "reads the clock"],
  [/\bMath\.random\(|\brandomUUID\(|\bgetRandomValues\(/, "makes something by chance"],
  [/\bprocess\.|\bglobalThis\.process\b/, "reads the process it runs in"],
];

interface Import {
  from: string;
  to: string;
  typesOnly: boolean;
  line: number;
}

const files = (
  await Promise.all(
    [...Object.keys(arrows), "scripts"].map((folder) =>
      readdir(join(root, folder), { recursive: true }).then(
        (names) => names.map((name) => join(folder, name)),
        (error: NodeJS.ErrnoException) => {
          if (error.code === "ENOENT") return [];
          throw error;
        },
      ),
    ),
  )
)
  .flat()
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.includes("node_modules"));
const codeOf = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
const imports = files.flatMap((file) => importsOf(file, codeOf.get(file) ?? ""));

it("finds the imports of every folder", () => {
  expect(files.length).toBeGreaterThan(40);
  expect(imports.filter((found) => found.from === "schemas/schemaTypes.ts")).toHaveLength(30);
});

it("imports run along the arrows of the house", () => {
  const wrong = imports.filter(({ from, to, typesOnly }) => {
    const [giver, taker] = [folderOf(to), folderOf(from)];
    if (giver === taker || taker === "scripts") return false;
    const allowed = arrows[taker] ?? [];
    return (
      ![giver, to].some((given) => allowed.includes(given)) &&
      !(typesOnly && allowed.includes(`${giver}:types`))
    );
  });
  expect(wrong.map(toRemove)).toEqual([]);
});

it("facts and site are pure", () => {
  const wrong = files
    .filter((file) => pure.includes(folderOf(file)))
    .flatMap((file) =>
      impure
        .filter(([pattern]) => pattern.test(withoutComments(codeOf.get(file) ?? "")))
        .map(([, what]) => `${file} ${what}: hand it in`),
    );
  expect(wrong).toEqual([]);
});

it("has no cycle of modules", () => {
  const next = Map.groupBy(imports, (found) => found.from);
  const done = new Set<string>();
  const cycles: string[] = [];
  const follow = (file: string, trail: Import[]) => {
    const start = trail.findIndex((step) => step.from === file);
    if (start >= 0) cycles.push(trail.slice(start).map(toRemove).join("\n  and "));
    else if (!done.has(file))
      for (const step of next.get(file) ?? []) follow(step.to, [...trail, step]);
    done.add(file);
  };
  for (const file of files) follow(file, []);
  expect(cycles).toEqual([]);
});

function importsOf(file: string, code: string): Import[] {
  const statements =
    /^(?:import|export)\s+(type\s+)?(?:[^"'`;]*?\sfrom\s+)?["'](\.[^"']+)["']|\bimport\(\s*["'](\.[^"']+)["']\s*\)/gm;
  return [...code.matchAll(statements)].map((match) => ({
    from: file,
    to: relative(root, join(root, dirname(file), match[2] ?? match[3] ?? "")),
    typesOnly: match[1] !== undefined,
    line: code.slice(0, match.index).split("\n").length,
  }));
}

function folderOf(file: string): string {
  return file.split("/")[0] ?? "";
}

function toRemove({ from, line, to, typesOnly }: Import): string {
  return `${from}:${line} imports ${typesOnly ? "types of " : ""}${to}`;
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|(?<![:"'])\/\/.*$/gm, "");
}

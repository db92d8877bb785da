import { mkdtemp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { command } from "./spawned.ts";

let folder = "";
let home = "";
let busy = 0;
const server = createServer();

const document = (id: string, rest = "") => `{"_id":"${id}","_type":"topic"${rest}}`;
const deep = `${'{"a":'.repeat(30)}1${"}".repeat(30)}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stet-refusals-"));
  home = join(folder, "home");
  const files = {
    "good.ndjson": `${document("a")}\n${document("b")}\n`,
    "broken.ndjson": `${document("c")}\n\n{"_id": oops}\n`,
    "nameless.ndjson": `${document("c")}\n{"_type":"topic"}\n`,
    "deep.ndjson": `${document("d")}\n${document("e", `,"far":${deep}`)}\n`,
    "broken.tar.gz": "\x1f\x8bno archive",
    "a-file": "not a folder",
  };
  for (const [name, text] of Object.entries(files))
    await writeFile(join(folder, name), text, "latin1");
  await mkdir(join(folder, "damaged"));
  await writeFile(join(folder, "damaged", "lake.db"), "this is no database ".repeat(500));
  await mkdir(join(folder, "newer"));
  const newer = new DatabaseSync(join(folder, "newer", "lake.db"));
  newer.exec("create table a (b); pragma user_version = 999");
  newer.close();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  busy = typeof address === "object" && address ? address.port : 0;
  const made = await command(["import", join(folder, "good.ndjson")], { STET_HOME: home });
  if (made.code !== 0) throw new Error(made.stderr);
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

// Words with "@" are names in the test's own folder.
it.concurrent.each<[words: string, says: string, environment?: Record<string, string>]>([
  ["nothing", "There is no command “nothing”"],
  ["build --colour", "Unknown option '--colour'"],
  ["build everything", "“everything” is one word too many"],
  ["build --to s3://bucket/paper", "cannot be built to an object store yet"],
  ["build --out @a-file", "a-file cannot be written to"],
  ["build --out @a-file/dist", "a file stands where a folder is needed"],
  ["export", "FILE is missing"],
  ["export --secret x.ndjson", "Unknown option '--secret'"],
  ["export @x.csv", "must end in .ndjson or .tar.gz"],
  ["export @a-file/x.ndjson", "could not be written"],
  ["export @no-such-folder/x.tar.gz", "could not be written"],
  ["export - --json", "both want stdout"],
  ["import", "FILE is missing"],
  ["import --quickly x.ndjson", "Unknown option '--quickly'"],
  ["import @nothing.ndjson", "There is no such file"],
  ["import @home", "is no file"],
  ["import @broken.ndjson", "ine 3"],
  ["import @nameless.ndjson", "ine 2"],
  ["import @broken.tar.gz", "broken.tar.gz"],
  ["lake", "is in use", { LAKE_PORT: "busy" }],
  ["lake", "LAKE_PORT is “lots”, which is no port", { LAKE_PORT: "lots" }],
  ["lake --port 1", "Unknown option '--port'"],
  ["backup", "FILE is missing"],
  ["backup @good.ndjson", "exists already"],
  ["backup @a-file/x.tar", "could not be written"],
  ["backup @x.tar", "is damaged", { STET_HOME: "@damaged" }],
  ["backup @x.tar", "Unset it", { SANITY_PROJECT_ID: "abc" }],
  ["restore", "FILE is missing"],
  ["restore @nothing.tar", "no such file", { STET_HOME: "@restored" }],
  ["restore @good.ndjson", "is not overwritten"],
  ["restore @good.ndjson", "is not whole, or no backup", { STET_HOME: "@restored" }],
  ["restore @good.ndjson --force", "Unknown option '--force'"],
  ["compact --keep week", "give a number of days, such as 30d"],
  ["compact all", "“all” is one word too many"],
  ["tokens", "make, list or revoke is missing"],
  ["tokens steal ann", "“steal” is none of make, list and revoke"],
  ["tokens make", "Whose token?"],
  ["tokens make ann", "--role is missing"],
  ["tokens make ann --role boss", "it is editor or viewer"],
  ["tokens make local-editor --role viewer", "is the lake's own"],
  ["tokens list ann", "“ann” is one word too many"],
  ["tokens revoke nobody", "There is no token “nobody”"],
  ["start", "set SITE_PORT to another port", { SITE_PORT: "busy" }],
  ["start --fast", "Unknown option '--fast'"],
  ["bench --stories many", "give numbers, such as 1000"],
  ["export @x.ndjson", "newer", { STET_HOME: "@newer" }],
  ["export @x.ndjson", "lake.db", { STET_HOME: "@damaged" }],
  ["export @x.ndjson", "a-file", { STET_HOME: "@a-file/home" }],
  ["export @x.ndjson", "SANITY_PROJECT_ID is “Not An Id”", { SANITY_PROJECT_ID: "Not An Id" }],
  ["export @x.ndjson", "Sanity's own tool", { SANITY_PROJECT_ID: "abc" }],
])("%s is refused: %s", async (words, says, environment = {}) => {
  const here = (word: string) => (word.startsWith("@") ? join(folder, word.slice(1)) : word);
  const settings = Object.entries({ STET_HOME: home, ...environment }).map(
    ([name, value]) => [name, value === "busy" ? String(busy) : here(value)] as const,
  );
  const said = await command(words.split(" ").map(here), Object.fromEntries(settings));
  expect(said.stderr).toContain(says);
  expect(said.stderr).not.toMatch(/^\s+at /m);
  expect(said.stderr.trim().split("\n").length).toBeLessThanOrEqual(2);
  expect(said.code).toBe(1);
});

it("has done nothing by halves", async () => {
  const { stdout } = await command(["export", "-"], { STET_HOME: home });
  expect(stdout.match(/"_id":"\w+"/g)).toEqual(['"_id":"a"', '"_id":"b"']);
  expect((await readdir(folder)).filter((name) => /^x\.|part$/.test(name))).toEqual([]);
});

it("stores the documents that the lake takes, names the others and ends with 1", async () => {
  const own = { STET_HOME: join(folder, "deep") };
  const said = await command(["import", join(folder, "deep.ndjson"), "--json"], own);
  expect(said.code).toBe(1);
  expect(JSON.parse(said.stdout)).toMatchObject({
    documents: 2,
    created: 1,
    refused: [{ line: 2, id: "e" }],
  });
  expect((await command(["export", "-"], own)).stdout).toContain('"_id":"d"');
});

it("prints one JSON object when a command with --json fails", async () => {
  const said = await command(["import", join(folder, "nothing.ndjson"), "--json"], {
    STET_HOME: home,
  });
  expect(JSON.parse(said.stdout)).toEqual({ error: expect.stringContaining("no such file") });
});

const commands = ["start", "build", "lake", "export", "import", "backup", "restore", "compact"];

it.concurrent.each([...commands, "tokens", "bench", "check"])(
  "%s --help says how it is used",
  async (name) => {
    const said = await command([name, "--help"], { STET_HOME: join(folder, "never") });
    expect(said).toMatchObject({ code: 0, stderr: "" });
    expect(said.stdout).toMatch(name === "start" ? /^npm start/ : new RegExp(`^npm run ${name}`));
    expect(await readdir(folder)).not.toContain("never");
  },
);

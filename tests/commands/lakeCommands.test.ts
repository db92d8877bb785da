import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { storeAsset } from "../../lake/assets/storeAsset.ts";
import { openLake } from "../../lake/openLake.ts";
import { passingFolder } from "../publishing/testSite.ts";
import { command, running } from "./spawned.ts";

const line = (id: string, n: number) => `{"_id":"${id}","_type":"topic","n":${n}}\n`;

/** A home with one document, and its commands. */
async function home() {
  const folder = await passingFolder();
  const environment = { STET_HOME: join(folder, "home") };
  const run = (...words: string[]) => command(words, environment);
  const file = join(folder, "documents.ndjson");
  const put = async (text: string) => {
    await writeFile(file, text);
    expect(await run("import", file)).toMatchObject({ code: 0 });
  };
  const serve = async () => {
    const lake = running(["lake"], environment);
    const [, address = ""] = await lake.until(/Lake {2}(http:\S+)/);
    return { ...lake, address };
  };
  await put(line("a", 1));
  return {
    folder,
    environment,
    run,
    put,
    serve,
    exported: async () => (await run("export", "-")).stdout,
  };
}

it("a lake is backed up while it runs and put back when it does not; what was there is kept", async () => {
  const { folder, run, put, serve, exported, environment } = await home();
  const backup = join(folder, "one.tar");
  const lake = await serve();
  const made = await run("backup", backup, "--json");
  expect(made).toMatchObject({ code: 0 });
  expect(JSON.parse(made.stdout)).toEqual({
    file: backup,
    bytes: (await stat(backup)).size,
    documents: 1,
    assets: 0,
  });
  expect(await run("backup", backup)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("exists already"),
  });
  await put(line("a", 2));
  const refused = await run("restore", backup, "--set-aside");
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("End it, then restore"),
  });
  await lake.stop();

  expect(await run("restore", backup)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("--set-aside"),
  });
  expect(await exported()).toContain('"n":2');
  const done = await run("restore", backup, "--set-aside", "--json");
  expect(done).toMatchObject({ code: 0 });
  const { aside, documents } = JSON.parse(done.stdout);
  expect(documents).toBe(1);
  expect(await exported()).toContain('"n":1');
  const kept = new DatabaseSync(join(aside, "lake.db"), { readOnly: true });
  expect(kept.prepare("select json from documents").get()?.["json"]).toContain('"n":2');
  kept.close();
  // The commands' own token was of the backup's time or another's: they find their way.
  const again = await serve();
  expect(await run("export", "-")).toMatchObject({ code: 0 });
  await again.stop();

  const elsewhere = { STET_HOME: join(folder, "elsewhere") };
  expect(await command(["restore", backup], elsewhere)).toMatchObject({ code: 0 });
  expect((await command(["export", "-"], elsewhere)).stdout).toBe(await exported());
  expect((await readdir(environment.STET_HOME)).filter((name) => name.endsWith(".part"))).toEqual(
    [],
  );
}, 480_000);

it("a token is printed once, is in no file or log as it is, and is refused by a running lake once revoked", async () => {
  const { environment, run, serve } = await home();
  const lake = await serve();
  const made = await run("tokens", "make", "reader", "--role", "viewer");
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^stet_[\w-]{43}\n$/) });
  const token = made.stdout.trim();
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const write = { method: "POST", headers, body: '{"mutations":[{"create":{"_type":"t"}}]}' };
  expect((await fetch(`${lake.address}/v1/users/me`, { headers })).status).toBe(200);
  expect((await fetch(`${lake.address}/v1/data/mutate/production`, write)).status).toBe(403);
  const listening = await fetch(`${lake.address}/v1/data/listen/production?query=*`, { headers });

  const listed = await run("tokens", "list", "--json");
  expect(JSON.parse(listed.stdout).tokens).toContainEqual({
    name: "reader",
    role: "viewer",
    at: expect.any(String),
  });
  const revoked = await run("tokens", "revoke", "reader");
  expect(revoked).toMatchObject({ code: 0, stdout: "“reader” is revoked.\n" });
  // Read to its end: a stream that went on would never come to it.
  expect(await listening.text()).toContain("event: welcome");
  expect((await fetch(`${lake.address}/v1/users/me`, { headers })).status).toBe(401);

  const own = JSON.parse(listed.stdout).tokens.find(
    (one: { name: string }) => one.name !== "reader",
  );
  expect(await run("tokens", "revoke", own.name)).toMatchObject({ code: 0 });
  expect(await run("export", "-")).toMatchObject({ code: 0 });
  const said = await lake.stop();
  for (const text of [said.stdout, said.stderr, listed.stdout, listed.stderr, revoked.stdout])
    expect(text).not.toContain(token);
  const files = (await readdir(environment.STET_HOME)).filter((name) => name.startsWith("lake."));
  for (const name of files)
    expect((await readFile(join(environment.STET_HOME, name))).includes(token)).toBe(false);
}, 480_000);

it("history is forgotten beside a lake that runs, and the file becomes smaller", async () => {
  const { run, put, serve, environment, exported } = await home();
  const lake = await serve();
  for (const n of [2, 3])
    await put(`{"_id":"a","_type":"topic","n":${n},"text":"${"x".repeat(900_000)}"}\n`);
  for (const n of [4, 5]) await put(line("a", n));
  const nothing = await run("compact", "--json");
  expect(JSON.parse(nothing.stdout)).toMatchObject({ keep: "90d", forgotten: 0, kept: 5 });
  const done = await run("compact", "--keep", "0d", "--json");
  expect(done).toMatchObject({ code: 0 });
  const { forgotten, kept, bytes } = JSON.parse(done.stdout);
  expect([forgotten, kept]).toEqual([4, 1]);
  expect(bytes.after).toBeLessThan(bytes.before / 2);
  expect((await stat(join(environment.STET_HOME, "lake.db"))).size).toBeLessThan(bytes.before / 2);
  await put(line("b", 1));
  expect(await exported()).toContain('"n":5');
  expect((await lake.stop()).code).toBe(0);
}, 480_000);

it("a first start that was ended behind its first picture is finished by the next", async () => {
  const STET_HOME = await passingFolder();
  const lake = openLake({ file: join(STET_HOME, "lake.db"), assets: join(STET_HOME, "assets") });
  const picture = { kind: "file", bytes: Buffer.from("words"), filename: "a.txt" } as const;
  await storeAsset(lake, { ...picture, publicUrl: "http://localhost:3900", author: "import" });
  await lake.close();
  const said = await command(["export", "-"], { STET_HOME });
  expect(said.stdout).toContain('"_type":"article"');
}, 480_000);

it.each<[words: string[], leaves: RegExp]>([
  [["backup", "@new.tar"], /\.part|new\.tar/],
  [["restore", "@whole.tar", "--set-aside"], /\.part|set-aside/],
  [["compact", "--keep", "0d"], /-wal/],
])(
  "%s that is killed leaves a whole lake, and is done the next time",
  async (words, leaves) => {
    const { folder, environment, run, put, exported } = await home();
    const large = Array.from(
      { length: 30 },
      (_, at) => `{"_id":"d${at}","_type":"topic","text":"${"x".repeat(300_000)}"}\n`,
    );
    await put(large.join(""));
    expect(await run("backup", join(folder, "whole.tar"))).toMatchObject({ code: 0 });
    const before = await exported();
    const names = async () => [
      ...(await readdir(folder)),
      ...(await readdir(environment.STET_HOME)),
    ];
    const here = words.map((word) => word.replace("@", `${folder}/`));
    const killed = running(here, environment);
    // As soon as something of its work is on disk.
    while (!killed.isOver() && !(await names()).some((name) => leaves.test(name)))
      await new Promise(setImmediate);
    await killed.stop("SIGKILL");
    expect(await exported()).toBe(before);

    await rm(join(folder, "new.tar"), { force: true });
    expect(await run(...here)).toMatchObject({ code: 0 });
    expect(await exported()).toBe(before);
    expect((await names()).filter((name) => name.includes(".part"))).toEqual([]);
  },
  480_000,
);

import { spawn, type ChildProcess } from "node:child_process";
import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openLake, type Lake } from "../../lake/openLake.ts";
import { clientIn, testFolder } from "./testLake.ts";
import { createLakeApp } from "../../lake/app.ts";

describe("a writer that is killed", () => {
  test.each([0, 1, 2, 3])(
    "leaves everything that was acknowledged, and nothing half, round %i",
    async (round) => {
      const file = join(testFolder(), "lake.db");
      const writer = startWriter(file, "w", 10_000);
      await vi.waitUntil(() => writer.told.length > 5 + round * 17, {
        timeout: 20_000,
        interval: 1,
      });
      writer.process.kill("SIGKILL");
      await writer.ended;
      const lake = open(file);
      const acknowledged = writer.told.length;
      for (const id of writer.told) expect(lake.document(id)).not.toBeNull();
      // One more may have been stored and not told of; each of the four mutations of a transaction is in it or none.
      const stored = Number(lake.document("shared")?.["n"]);
      expect([acknowledged, acknowledged + 1]).toContain(stored);
      expect(lake.document("w-last")).toMatchObject({ at: stored - 1 });
      expect(
        await lake.query({ query: "count(*[_type == 't'])", layers: "raw", caller: editor }),
      ).toBe(String(stored + 1));
      expect(lake.lastSeq()).toBe(stored);
      await lake.mutate({ mutations: [{ create: { _id: "after", _type: "t" } }], author: "test" });
      expect(checkOf(file)).toBe("ok");
    },
  );
});

describe("processes that write to one lake", () => {
  test("take turns, lose nothing, and each hears of the other's changes", async () => {
    const file = join(testFolder(), "lake.db");
    const lake = open(file);
    const heard: string[] = [];
    const stop = lake.onChange((change) => heard.push(change.id));
    onTestFinished(stop);
    const count = 60;
    const writers = ["a", "b"].map((name) => startWriter(file, name, count));
    for (let at = 0; at < count; at++) {
      const mutations = [
        { create: { _id: `own-${at}`, _type: "t" } },
        { createIfNotExists: { _id: "shared", _type: "t", n: 0 } },
        { patch: { id: "shared", inc: { n: 1 } } },
      ];
      await lake.mutate({ mutations, author: "test" });
    }
    for (const writer of writers) expect(await writer.ended).toBe(0);
    expect(lake.document("shared")).toMatchObject({ n: 3 * count });
    expect(lake.lastSeq()).toBe(3 * count);
    const created = ["a", "b", "own"].flatMap((name) =>
      Array.from({ length: count }, (_, at) => `${name}-${at}`),
    );
    await vi.waitFor(() =>
      expect(new Set(heard)).toEqual(new Set([...created, "a-last", "b-last", "shared"])),
    );
    expect(heard.filter((id) => id === "shared")).toHaveLength(3 * count);
    const { changes } = lake.changesSince(0, 100_000);
    expect(heard).toEqual(changes.map((change) => change.id));
  });

  test("a document written by another is seen at once, in queries too", async () => {
    const file = join(testFolder(), "lake.db");
    const [one, other] = [open(file), open(file)];
    const [a, b] = [one, other].map((lake) =>
      clientIn(createLakeApp(lake), {
        token: one.createToken({ name: `t${Math.random()}`, role: "editor" }),
      }),
    );
    await a?.create({ _id: "x", _type: "t", n: 1 });
    expect(await b?.fetch("*[n == 1]._id")).toEqual(["x"]);
    await b?.patch("x").inc({ n: 1 }).commit();
    expect(await a?.fetch("*[_id == 'x'][0].n")).toBe(2);
  });

  test("one that writes too long makes others give up with a reason, and they may come again", async () => {
    const file = join(testFolder(), "lake.db");
    const lake = openLake({ file, assets: "unused", patience: 60 });
    onTestFinished(() => lake.close());
    const other = new DatabaseSync(file);
    other.exec("begin immediate");
    const write = () =>
      lake.mutate({ mutations: [{ create: { _id: "x", _type: "t" } }], author: "test" });
    await expect(write()).rejects.toMatchObject({ status: 503, headers: { "Retry-After": "1" } });
    expect(lake.document("x")).toBeNull();
    other.exec("commit");
    other.close();
    await write();
    expect(lake.document("x")).not.toBeNull();
  });
});

describe("a database that cannot be a lake's", () => {
  test("of a newer version is refused and left as it is", async () => {
    const file = await closedLake();
    const newer = new DatabaseSync(file);
    newer.exec("pragma user_version = 99");
    newer.close();
    const before = readFileSync(file);
    expect(() => openLake({ file, assets: "unused" })).toThrow(
      /written by a newer version .*99.* Update the code/,
    );
    expect(readFileSync(file)).toEqual(before);
  });

  test.each<[string, (file: string) => void]>([
    [
      "a text",
      (file) =>
        writeFileSync(file, "This is no database, and long enough to look like one. ".repeat(40)),
    ],
    ["the first half", (file) => truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096)],
    ["zeros in the middle", (file) => overwrite(file, 4096 * 3, Buffer.alloc(4096 * 6))],
    ["a broken head", (file) => overwrite(file, 0, Buffer.from("x".repeat(64)))],
  ])("%s is called damaged and left as it is", async (_name, damage) => {
    const file = await closedLake();
    damage(file);
    const before = readFileSync(file);
    expect(() => openLake({ file, assets: "unused" })).toThrow(
      /is damaged .*Nothing was changed\. Restore a backup/,
    );
    expect(readFileSync(file)).toEqual(before);
  });

  test("of another program is refused", () => {
    const file = join(testFolder(), "other.db");
    const other = new DatabaseSync(file);
    other.exec("create table things (id)");
    other.close();
    const before = readFileSync(file);
    expect(() => openLake({ file, assets: "unused" })).toThrow(/is a database, but not a lake's/);
    expect(readFileSync(file)).toEqual(before);
  });

  test("locked by another program is refused with that reason", async () => {
    const file = await closedLake();
    const other = new DatabaseSync(file);
    other.exec(
      "pragma locking_mode = exclusive; begin exclusive; create table if not exists x (y)",
    );
    expect(() => openLake({ file, assets: "unused", patience: 50 })).toThrow(
      /is locked by another program/,
    );
    other.close();
  });

  test("in a folder that cannot be made is refused with that reason", () => {
    const folder = testFolder();
    writeFileSync(join(folder, "file"), "");
    expect(() => openLake({ file: join(folder, "file", "lake.db"), assets: "unused" })).toThrow(
      /ENOTDIR|cannot be opened|EEXIST/,
    );
  });

  test("made by two processes at the same moment is one", async () => {
    const file = join(testFolder(), "lake.db");
    const writers = ["a", "b", "c"].map((name) => startWriter(file, name, 3));
    for (const writer of writers) expect(await writer.ended).toBe(0);
    expect(open(file).document("shared")).toMatchObject({ n: 9 });
  });

  test("copied with its log is whole", async () => {
    const folder = testFolder();
    const lake = open(join(folder, "lake.db"));
    await lake.mutate({ mutations: [{ create: { _id: "x", _type: "t" } }], author: "test" });
    for (const end of ["", "-wal"])
      copyFileSync(`${lake.file}${end}`, join(folder, `copy.db${end}`));
    expect(open(join(folder, "copy.db")).document("x")).not.toBeNull();
  });
});

const editor = { name: "test", role: "editor" } as const;

function open(file: string): Lake {
  const lake = openLake({ file, assets: "unused" });
  onTestFinished(() => lake.close());
  return lake;
}

/** A lake with some documents, closed again: all is in its one file. */
async function closedLake(): Promise<string> {
  const file = join(testFolder(), "lake.db");
  const lake = openLake({ file, assets: "unused" });
  const mutations = Array.from({ length: 60 }, (_, at) => ({
    create: { _id: `d${at}`, _type: "t", text: "x".repeat(900) },
  }));
  await lake.mutate({ mutations, author: "test" });
  await lake.close();
  return file;
}

function overwrite(file: string, at: number, bytes: Buffer): void {
  const all = readFileSync(file);
  bytes.copy(all, at);
  writeFileSync(file, all);
}

function checkOf(file: string): unknown {
  const database = new DatabaseSync(file, { readOnly: true });
  const [found] = Object.values(database.prepare("pragma integrity_check").get() ?? {});
  database.close();
  return found;
}

interface Writer {
  process: ChildProcess;
  /** Ids of the documents that were acknowledged. */
  told: string[];
  ended: Promise<number | null>;
}

function startWriter(file: string, name: string, count: number): Writer {
  const script = new URL("./children/writer.ts", import.meta.url).pathname;
  const process_ = spawn(process.execPath, [script, file, name, String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void process_.kill("SIGKILL"));
  const told: string[] = [];
  let open = "";
  process_.stdout.on("data", (piece) => {
    const lines = `${open}${piece}`.split("\n");
    open = lines.pop() ?? "";
    told.push(...lines);
  });
  const ended = new Promise<number | null>((resolve) => process_.on("close", resolve));
  return { process: process_, told, ended };
}

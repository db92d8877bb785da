import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { pack } from "tar-stream";
import { expect, onTestFinished, test } from "vitest";
import { backupLake } from "../../lake/backup/backupLake.ts";
import { restoreLake } from "../../lake/backup/restoreLake.ts";
import { exportDataset } from "../../lake/exportDataset.ts";
import { openLake, type Lake } from "../../lake/openLake.ts";
import { testFolder, testLake } from "./testLake.ts";

async function exported(lake: Lake): Promise<string> {
  const pieces = [];
  for await (const piece of exportDataset(lake, { form: "ndjson", includePrivate: true })) {
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

function places(folder: string) {
  return { file: path.join(folder, "lake.db"), assets: path.join(folder, "assets") };
}

test("a backup holds documents, history, tokens and assets, and is restored whole", async () => {
  const { lake, client, token } = testLake();
  const folder = testFolder();
  await client().create({ _id: "a", _type: "x", n: 1 });
  await client()
    .patch("a", { set: { n: 2 } })
    .commit();
  const asset = await client().assets.upload("file", Buffer.from("words"), { filename: "a.txt" });
  const backup = path.join(folder, "today.tar");
  const report = await backupLake(lake, backup);
  expect(report).toEqual({ bytes: statSync(backup).size, documents: 2, assets: 1 });
  expect(statSync(backup).mode & 0o077).toBe(0);

  const place = places(path.join(folder, "new"));
  expect(await restoreLake(backup, place)).toMatchObject({ assets: 1 });
  const restored = openLake(place);
  onTestFinished(() => restored.close());
  expect(await exported(restored)).toBe(await exported(lake));
  expect(restored.findToken(token)).toMatchObject({ role: "editor" });
  expect(restored.log.touching(["a"], { from: 0, to: 9, newestFirst: false, limit: 9 })).toEqual([
    1, 2,
  ]);
  expect(readdirSync(path.join(place.assets, "files"))).toEqual([
    expect.stringContaining(asset.sha1hash),
  ]);
  expect(readdirSync(path.join(folder, "new")).toSorted()).toEqual([
    "assets",
    "lake.db",
    "lake.db-shm",
    "lake.db-wal",
  ]);
});

test("a backup under load is one moment, and nobody waits for it", async () => {
  const { lake } = testLake();
  const folder = testFolder();
  const put = (n: number) =>
    lake.mutate({
      mutations: ["a", "b"].map((_id) => ({ createOrReplace: { _id, _type: "x", n } })),
      author: "test",
    });
  await put(0);
  const backup = path.join(folder, "load.tar");
  const backingUp = backupLake(lake, backup);
  let n = 0;
  while (!existsSync(backup)) {
    await put(++n);
    await setImmediate();
  }
  await backingUp;
  expect(n).toBeGreaterThan(1);
  const place = places(path.join(folder, "new"));
  await restoreLake(backup, place);
  const restored = openLake(place);
  onTestFinished(() => restored.close());
  expect(restored.document("a")?.["n"]).toBe(restored.document("b")?.["n"]);
  expect(restored.document("a")?._rev).toBe(restored.log.idOf(restored.lastSeq()));
});

test("nothing is overwritten, and what is no whole backup leaves nothing behind", async () => {
  const { lake, client } = testLake();
  await client().create({ _id: "a", _type: "x" });
  const folder = testFolder();
  const backup = path.join(folder, "a.tar");
  await backupLake(lake, backup);
  await expect(backupLake(lake, backup)).rejects.toThrow("exists already");
  await expect(restoreLake(backup, lake)).rejects.toThrow("is not overwritten");
  const place = places(path.join(folder, "new"));
  for (const [name, bytes] of [
    ["empty.tar", ""],
    ["other.tar", "x".repeat(2000)],
  ] as const) {
    writeFileSync(path.join(folder, name), bytes);
    await expect(restoreLake(path.join(folder, name), place)).rejects.toThrow(
      /no backup|not whole/,
    );
  }
  await expect(restoreLake(path.join(folder, "missing.tar"), place)).rejects.toThrow("missing.tar");
  expect(readdirSync(path.join(folder, "new"))).toEqual([]);
  expect(existsSync(place.file)).toBe(false);
});

async function small(folder: string, n = 1): Promise<ReturnType<typeof places>> {
  const place = places(folder);
  const lake = openLake(place);
  await lake.mutate({ mutations: [{ create: { _id: "a", _type: "x", n } }], author: "test" });
  await lake.close();
  return place;
}

test("a lake that is there is set aside whole, and taken over its place in one step", async () => {
  const folder = testFolder();
  const backup = path.join(folder, "one.tar");
  await backupLake(await small(path.join(folder, "one"), 1), backup);
  const place = await small(path.join(folder, "two"), 2);
  await expect(restoreLake(backup, place)).rejects.toThrow("--set-aside");
  const first = await restoreLake(backup, place, { setAside: true });
  const second = await restoreLake(backup, place, { setAside: true });
  expect(first.documents).toBe(1);
  expect(first.aside).not.toBe(second.aside);
  const nIn = async (file: string) => {
    const lake = openLake({ ...place, file });
    const found = lake.document("a")?.["n"];
    await lake.close();
    return found;
  };
  expect(await nIn(place.file)).toBe(1);
  expect(await nIn(path.join(first.aside ?? "", "lake.db"))).toBe(2);
  expect(await nIn(path.join(second.aside ?? "", "lake.db"))).toBe(1);
});

test("a lake that somebody has open is not set aside", async () => {
  const folder = testFolder();
  const place = await small(folder);
  const backup = path.join(folder, "one.tar");
  await backupLake(place, backup);
  const open = openLake(place);
  onTestFinished(() => open.close());
  await expect(restoreLake(backup, place, { setAside: true })).rejects.toThrow("is in use");
  await open.mutate({ mutations: [{ create: { _id: "b", _type: "x" } }], author: "test" });
  expect(readdirSync(folder).filter((name) => /part|aside/.test(name))).toEqual([]);
});

test("a damaged lake is set aside as it is, with its log", async () => {
  const folder = testFolder();
  const place = await small(folder);
  const backup = path.join(folder, "one.tar");
  await backupLake(place, backup);
  const damaged = Buffer.from("this is no database ".repeat(500));
  writeFileSync(place.file, damaged);
  writeFileSync(`${place.file}-wal`, "its log");
  const { aside } = await restoreLake(backup, place, { setAside: true });
  expect(readFileSync(path.join(aside ?? "", "lake.db"))).toEqual(damaged);
  expect(String(readFileSync(path.join(aside ?? "", "lake.db-wal")))).toBe("its log");
  const lake = openLake(place);
  onTestFinished(() => lake.close());
  expect(lake.document("a")).not.toBeNull();
});

test("of two backups to one file at once one is made, and the other is told so", async () => {
  const folder = testFolder();
  const place = await small(path.join(folder, "lake"));
  const backup = path.join(folder, "one.tar");
  const both = await Promise.allSettled([backupLake(place, backup), backupLake(place, backup)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(String(both.find((one) => one.status === "rejected")?.reason)).toContain("exists already");
  expect(readdirSync(folder).toSorted()).toEqual(["lake", "one.tar"]);
  await restoreLake(backup, places(path.join(folder, "new")));
});

test("one that is ended leaves nothing behind, and what a killed one left is swept up by the next", async () => {
  const folder = testFolder();
  const place = await small(path.join(folder, "lake"));
  const backup = path.join(folder, "one.tar");
  const ended = new AbortController();
  const ending = backupLake(place, backup, { signal: ended.signal });
  ended.abort(new Error("ended"));
  await expect(ending).rejects.toThrow("ended");
  expect(readdirSync(folder)).toEqual(["lake"]);
  // As a process that is dead would have left them; and one of a process that lives.
  const { pid } = await endedProcess();
  for (const left of [`one.tar.${pid}-ab12.part`, `one.tar.${pid}-ab12.part.db`])
    writeFileSync(path.join(folder, left), "half");
  const alive = `one.tar.${process.ppid}-ab12.part`;
  writeFileSync(path.join(folder, alive), "half");
  await backupLake(place, backup);
  expect(readdirSync(folder).toSorted()).toEqual(["lake", "one.tar", alive]);
});

test.each<[what: string, entries: [name: string, content: string | Buffer][], says: RegExp]>([
  ["no database", [["assets/files/x.txt", "x"]], /holds no lake.db/],
  ["an empty database", [["lake.db", ""]], /holds no lake.db/],
  ["a database that is none", [["lake.db", "words ".repeat(2000)]], /is damaged|not a lake/],
  [
    "an asset that is not what its name says",
    [[`assets/files/${"0".repeat(40)}.txt`, "words"]],
    /not what its name says/,
  ],
])("a backup with %s puts nothing in place", async (_what, entries, says) => {
  const folder = testFolder();
  const file = path.join(folder, "odd.tar");
  const tar = pack();
  for (const [name, content] of entries) tar.entry({ name }, content);
  tar.finalize();
  const bytes: Buffer[] = [];
  for await (const piece of tar) if (piece instanceof Uint8Array) bytes.push(Buffer.from(piece));
  writeFileSync(file, Buffer.concat(bytes));
  const place = places(path.join(folder, "new"));
  await expect(restoreLake(file, place)).rejects.toThrow(says);
  expect(readdirSync(path.join(folder, "new"))).toEqual([]);
});

test("a backup that ends early, or in which a byte has changed, is found out", async () => {
  const { lake, client } = testLake();
  await client().assets.upload("file", Buffer.from("words ".repeat(5000)), { filename: "a.txt" });
  const folder = testFolder();
  const whole = path.join(folder, "whole.tar");
  await backupLake(lake, whole);
  const bytes = readFileSync(whole);
  const place = places(path.join(folder, "new"));
  const changed = Buffer.from(bytes);
  const at = changed.indexOf("words words");
  changed.write("WORDS", at);
  for (const odd of [bytes.subarray(0, bytes.length / 2), bytes.subarray(0, 700), changed]) {
    writeFileSync(path.join(folder, "odd.tar"), odd);
    await expect(restoreLake(path.join(folder, "odd.tar"), place)).rejects.toThrow(
      /not whole|is damaged|what its name says/,
    );
    expect(existsSync(place.file)).toBe(false);
  }
});

async function endedProcess() {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  return { pid: child.pid };
}

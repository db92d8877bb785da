import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
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

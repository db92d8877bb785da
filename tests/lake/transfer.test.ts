import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exportDataset, type ExportOptions } from "../../lake/exportDataset.ts";
import { importDataset } from "../../lake/importDataset.ts";
import { count } from "../counts.ts";
import { portLake } from "./portLake.ts";
import { testFolder, testLake } from "./testLake.ts";
import {
  oneOfEach,
  author,
  lines,
  pieces,
  bytesOf,
  exported,
  unpack,
  uploadInto,
  picture,
} from "./exports.ts";

describe("export", () => {
  test("gives drafts and versions, private documents only on request, in the order of ids", async () => {
    const { lake } = testLake();
    await importDataset(lake, lines(oneOfEach), author);
    const ids = async (options: ExportOptions) =>
      (await exported(lake, options)).map((line) => JSON.parse(line)._id);
    expect(await ids({ form: "ndjson" })).toEqual(["a", "drafts.a", "s", "versions.r1.a"]);
    expect(await ids({ form: "ndjson", includePrivate: true })).toEqual(
      oneOfEach.map((one) => one._id).toSorted(),
    );
    expect(await ids({ form: "ndjson", isAnonymous: true, includePrivate: true })).toEqual([
      "a",
      "s",
    ]);
  });

  test("is one moment's, whatever is written while it is read", async () => {
    const { lake, client } = testLake();
    const many = Array.from({ length: 3000 }, (_, at) => ({
      _id: `d${at}`,
      _type: "thing",
      text: "x".repeat(400),
      round: 0,
    }));
    await importDataset(lake, lines(many), author);
    let rounds = 0;
    let text = "";
    for await (const piece of exportDataset(lake, { form: "ndjson" })) {
      text += Buffer.from(piece).toString();
      rounds++;
      await client()
        .transaction()
        .delete("d1")
        .delete(`d${2000 + rounds}`)
        .createOrReplace({ _id: "d2999", _type: "thing", round: rounds })
        .create({ _type: "new" })
        .commit();
    }
    expect(rounds).toBeGreaterThan(2);
    const documents = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(documents).toHaveLength(3000);
    expect(documents.every((one) => one.round === 0)).toBe(true);
  });
});

describe("export over a port", () => {
  test.each(["ndjson", "archive"] as const)(
    "is one moment's under load, and comes out again the same (%s)",
    async (form) => {
      const { client, address, token, lake } = await portLake();
      const many = Array.from({ length: 3000 }, (_, at) => ({ _id: `d${at}`, _type: "thing", at }));
      await importDataset(lake, lines(many), author);
      const pairs = ["a", "b", "c", "d"];
      const put = (name: string, n: number) =>
        client()
          .transaction(
            [`0${name}`, `z${name}`].map((_id) => ({ createOrReplace: { _id, _type: "pair", n } })),
          )
          .commit();
      await Promise.all(pairs.map((name) => put(name, 0)));
      const over = new AbortController();
      const writing = pairs.map(async (name) => {
        let n = 0;
        while (!over.signal.aborted) await put(name, ++n);
        return n;
      });
      const headers = { authorization: `Bearer ${token}` };
      const seen = new Set<number>();
      for (let round = 0; round < count(3, 20); round++) {
        const response = await fetch(`${address}/lake/export/production?form=${form}`, { headers });
        const bytes = Buffer.from(await response.arrayBuffer());
        const to = testLake().lake;
        await importDataset(to, pieces(bytes, 65_536), author);
        for (const name of pairs) {
          expect(to.document(`0${name}`)?._rev).toBe(to.document(`z${name}`)?._rev);
          seen.add(Number(to.document(`0${name}`)?.["n"]));
        }
        expect(await bytesOf(exportDataset(to, { form }))).toEqual(bytes);
      }
      over.abort();
      const written = await Promise.all(writing);
      for (const n of written) expect(n).toBeGreaterThan(1);
      expect(seen.size).toBeGreaterThan(1);
    },
  );

  test("gives the documents of some types alone", async () => {
    const { lake, ask } = testLake();
    await importDataset(lake, lines(oneOfEach), author);
    const text = await (await ask("/v1/data/export/production?types=section,comment")).text();
    expect(
      text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)._id),
    ).toEqual(["s"]);
  });
});

describe("import", () => {
  test("of an export gives the same export again, in both forms", async () => {
    for (const form of ["ndjson", "archive"] as const) {
      const from = testLake().lake;
      await importDataset(from, lines(oneOfEach), author);
      await uploadInto(from);
      const first = await bytesOf(exportDataset(from, { form, includePrivate: true }));
      const to = testLake().lake;
      const report = await importDataset(to, pieces(first), author);
      expect(report).toMatchObject({ refused: [], dangling: [] });
      expect(await bytesOf(exportDataset(to, { form, includePrivate: true }))).toEqual(first);
      const again = await importDataset(to, pieces(first), author);
      expect(again).toMatchObject({ created: 0, replaced: 0, unchanged: report.documents });
      expect(to.lastSeq()).toBe(report.assets > 0 ? 2 : 1);
    }
  });

  test("an archive is in Sanity's own form", async () => {
    const { lake } = testLake();
    await uploadInto(lake);
    const files = await unpack(await bytesOf(exportDataset(lake, { form: "archive" })));
    const image = [...files.keys()].find((name) => name.includes("/images/"));
    expect(image).toMatch(/^production-export\/images\/[a-f0-9]{40}-30x20\.png$/);
    expect([...files.keys()].toSorted()).toEqual([
      "production-export/assets.json",
      "production-export/data.ndjson",
      expect.stringMatching(/\/files\/[a-f0-9]{40}\.txt$/),
      image,
    ]);
    const [document] = String(files.get("production-export/data.ndjson"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(document).toMatchObject({
      _id: "pictured",
      picture: {
        _type: "image",
        _sanityAsset: `image@file://./${image?.slice("production-export/".length)}`,
      },
    });
    expect(document.picture.asset).toBeUndefined();
    const notes = JSON.parse(String(files.get("production-export/assets.json")));
    expect(Object.keys(notes)).toEqual([
      expect.stringMatching(/^file-[a-f0-9]{40}$/),
      expect.stringMatching(/^image-[a-f0-9]{40}$/),
    ]);
    expect(Object.values(notes)).toContainEqual(
      expect.objectContaining({ originalFilename: "harbour.png" }),
    );
  });

  test("the same file twice makes no new revision", async () => {
    const { lake } = testLake();
    const first = await importDataset(lake, lines(oneOfEach), author);
    expect(first).toMatchObject({ documents: 6, created: 6, replaced: 0, unchanged: 0 });
    const revision = lake.document("a")?._rev;
    const seq = lake.lastSeq();
    expect(await importDataset(lake, lines(oneOfEach), author)).toMatchObject({
      created: 0,
      replaced: 0,
      unchanged: 6,
    });
    expect([lake.document("a")?._rev, lake.lastSeq()]).toEqual([revision, seq]);
    const changed = oneOfEach.with(0, { ...oneOfEach[0], _id: "a", title: "B" });
    expect(await importDataset(lake, lines(changed), author)).toMatchObject({
      replaced: 1,
      unchanged: 5,
    });
    expect(lake.document("a")?._rev).not.toBe(revision);
  });

  test("keeps the revision and the times that a file states", async () => {
    const { lake } = testLake();
    const stated = {
      _id: "a",
      _type: "t",
      _rev: "r-1",
      _createdAt: "2017-01-01T00:00:00Z",
      _updatedAt: "2018-01-01T00:00:00Z",
    };
    await importDataset(lake, lines([stated]), author);
    expect(lake.document("a")).toEqual(stated);
  });

  test("stores what a file of lines and a folder of pictures say, twice the same", async () => {
    const folder = testFolder();
    mkdirSync(join(folder, "images"));
    writeFileSync(join(folder, "images/boat.png"), await picture());
    const pictured = {
      _id: "p",
      _type: "article",
      lead: { _sanityAsset: "image@file://./images/boat.png", caption: "A boat" },
    };
    const { lake } = testLake();
    for (const expected of [{ created: 1 }, { unchanged: 1 }]) {
      expect(await importDataset(lake, lines([pictured]), { ...author, folder })).toMatchObject({
        ...expected,
        assets: 1,
      });
    }
    const lead = lake.document("p")?.["lead"];
    expect(lead).toEqual({
      _type: "image",
      asset: { _type: "reference", _ref: expect.stringMatching(/^image-[a-f0-9]{40}-30x20-png$/) },
      caption: "A boat",
    });
  });

  test("names a document that the lake does not take, and stores the others", async () => {
    const { lake } = testLake();
    let deep: unknown = "end";
    for (let level = 0; level < 30; level++) deep = [deep];
    const documents: Record<string, unknown>[] = [
      { _id: "good", _type: "t" },
      { _id: "deep", _type: "t", deep },
      { _id: "-bad", _type: "t" },
      { _id: "named", _type: "t", ["constructor"]: 1 },
      { _id: "far", _type: "t", i: { _sanityAsset: "image@https://example.com/x.png" } },
      { _id: "out", _type: "t", i: { _sanityAsset: "image@file://./../../etc/passwd" } },
    ];
    const report = await importDataset(lake, lines(documents), { ...author, folder: testFolder() });
    expect(report.created).toBe(1);
    expect(report.refused.map(({ line, id }) => [line, id])).toEqual([
      [2, "deep"],
      [3, "-bad"],
      [4, "named"],
      [5, "far"],
      [6, "out"],
    ]);
    expect(report.refused.map((one) => one.reason).join("\n")).toMatch(
      /deeper than 20.*\n.*not valid.*\n.*constructor.*\n.*could not be imported.*\n.*could not be imported/,
    );
  });

  test("stores references to nothing and says so", async () => {
    const { lake } = testLake();
    const documents = [
      { _id: "a", _type: "t", r: { _ref: "nowhere" }, w: { _ref: "weakly", _weak: true } },
      { _id: "b", _type: "t", r: { _ref: "c" } },
      { _id: "c", _type: "t" },
    ];
    const report = await importDataset(lake, lines(documents), author);
    expect(report.dangling).toEqual([{ id: "a", target: "nowhere" }]);
  });

  test("goes over HTTP with an editor's token alone, and the export back", async () => {
    const { ask, token } = testLake();
    const body = oneOfEach.map((one) => JSON.stringify(one)).join("\n");
    expect((await ask("/lake/import/production", { method: "POST", body })).status).toBe(401);
    const headers = { authorization: `Bearer ${token}` };
    const report = await ask("/lake/import/production", { method: "POST", body, headers });
    expect(await report.json()).toMatchObject({ created: 6 });
    expect((await ask("/lake/export/production")).status).toBe(401);
    const back = await (await ask("/lake/export/production?private=true", { headers })).text();
    expect(back.trimEnd().split("\n")).toHaveLength(6);
  });
});

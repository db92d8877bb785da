import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import sharp from "sharp";
import { extract, pack } from "tar-stream";
import { createGunzip } from "node:zlib";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { exportDataset, type ExportOptions } from "../../lake/exportDataset.ts";
import { importDataset, type ImportOptions } from "../../lake/importDataset.ts";
import type { Lake } from "../../lake/openLake.ts";
import { count } from "../counts.ts";
import { portLake } from "./portLake.ts";
import { testFolder, testLake } from "./testLake.ts";

const oneOfEach: { _id: string; [name: string]: unknown }[] = [
  { _id: "a", _type: "article", title: "A", section: { _type: "reference", _ref: "s" } },
  { _id: "drafts.a", _type: "article", title: "A, again" },
  { _id: "comments.1", _type: "comment", text: "private" },
  { _id: "drafts.comments.1", _type: "comment", text: "private draft" },
  { _id: "versions.r1.a", _type: "article", title: "A in a release" },
  { _id: "s", _type: "section", title: "Ünïcödé \u{1F30A}", odd: "\ud800" },
];

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

  test.each([
    ['{"_id":"a","_type":"t"}\n{"_id":', /^Line 2 is not valid JSON/],
    ['\n\n{"_type":"t"}', /^Line 3 has no _id/],
    ['{"_id":"a"}', /^Line 1 has no _type/],
    ['{"_id":5,"_type":"t"}', /^Line 1 has no _id/],
    ["[]", /^Line 1 is no JSON object/],
    ["null", /^Line 1 is no JSON object/],
    [
      '{"_id":"a","_type":"t"}\n{"_id":"b","_type":"t"}\n{"_id":"a","_type":"t"}',
      /^Line 3 has the _id "a" of line 1/,
    ],
    [Buffer.from([0x7b, 0x0a, 0xff]), /^Line 2 is not valid UTF-8/],
    [gzipSync("no tar"), /^The archive could not be read/],
    [gzipSync("").subarray(0, 12), /^The archive could not be read/],
    [Buffer.from([0x1f, 0x8b, 1, 2, 3]), /^The archive could not be read/],
    [
      '{"_id":"a","_type":"t","i":{"_sanityAsset":"image@file://./images/none.png"}}',
      /^Line 1 names the asset images\/none.png, which is not there/,
    ],
  ])("of %j names what is wrong and writes nothing", async (content, message) => {
    const { lake } = testLake();
    const source = pieces(Buffer.from(content));
    await expect(importDataset(lake, source, { ...author, folder: testFolder() })).rejects.toThrow(
      message,
    );
    expect([lake.lastSeq(), await exported(lake, { form: "ndjson" })]).toEqual([0, []]);
  });

  const good = '{"_id":"a","_type":"t"}';
  const naming = (asset: string) => `{"_id":"a","_type":"t","i":{"_sanityAsset":"${asset}"}}`;
  const notes = '{"image-x":{"title":"X"}}';
  test.each<[what: string, files: Packed[], message: RegExp]>([
    ["no documents", [["x/other.txt", "x"]], /holds no data.ndjson/],
    ["nothing at all", [], /holds no data.ndjson/],
    [
      "two files of documents",
      [
        ["x/data.ndjson", good],
        ["x/more.ndjson", good],
      ],
      /data.ndjson and more.ndjson/,
    ],
    [
      "a broken line",
      [["x/data.ndjson", `${good}\n\n{"_id":`]],
      /^Line 3 of data.ndjson is not valid JSON/,
    ],
    [
      "no UTF-8",
      [["x/data.ndjson", Buffer.from([0x7b, 0x0a, 0xff])]],
      /^Line 2 of data.ndjson is not valid UTF-8/,
    ],
    [
      "an id twice",
      [["x/data.ndjson", `${good}\n${good}`]],
      /^Line 2 of data.ndjson has the _id "a" of line 1/,
    ],
    [
      "broken notes",
      [
        ["x/data.ndjson", good],
        ["x/assets.json", "{"],
      ],
      /^assets.json is not valid JSON/,
    ],
    [
      "a picture that is missing",
      [["x/data.ndjson", `\n${naming("image@file://./images/a.png")}`]],
      /^Line 2 of data.ndjson names the asset images\/a.png, which is not there/,
    ],
    [
      "a picture that is none",
      [
        ["x/images/a.png", "words"],
        ["x/data.ndjson", good],
        ["x/assets.json", notes],
      ],
      /^The asset images\/a.png cannot be taken in: .*picture/,
    ],
    [
      "a good picture before one that is none",
      [
        ["x/images/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"],
        ["x/images/b.png", "words"],
        ["x/data.ndjson", good],
      ],
      /^The asset images\/b.png cannot be taken in/,
    ],
    [
      "a picture larger than allowed",
      [
        ["x/images/a.png", Buffer.alloc(64 * 1024 * 1024 + 1)],
        ["x/data.ndjson", good],
      ],
      /^The asset images\/a.png has more than 67108864 bytes/,
    ],
    [
      "a name that leads out",
      [
        ["x/images/../../../../tmp/evil", "x"],
        ["x/data.ndjson", good],
      ],
      /named "x\/images\/..\/..\/..\/..\/tmp\/evil", which leads out/,
    ],
    [
      "a name from the root",
      [
        ["/etc/passwd", "x"],
        ["x/data.ndjson", good],
      ],
      /leads out/,
    ],
    [
      "a name of Windows",
      [
        ["x\\images\\..\\..\\evil", "x"],
        ["x/data.ndjson", good],
      ],
      /leads out/,
    ],
    [
      "a link",
      [
        ["x/images/a.png", "/etc/passwd", "symlink"],
        ["x/data.ndjson", good],
      ],
      /is no file but a symlink/,
    ],
    [
      "a link to another file of it",
      [["x/data.ndjson", "x/other", "link"]],
      /is no file but a link/,
    ],
  ])("of an archive with %s says where, and leaves nothing", async (_what, files, message) => {
    const { lake } = testLake();
    const bytes = gzipSync(await packed(files), { level: 1 });
    await expect(importDataset(lake, pieces(bytes, 65_536), author)).rejects.toThrow(message);
    expect([lake.lastSeq(), existsSync(lake.assets)]).toEqual([0, false]);
  });

  test("of an archive that ends early leaves nothing, wherever it ends", async () => {
    const from = testLake().lake;
    await importDataset(from, lines(oneOfEach), author);
    await uploadInto(from);
    const whole = await bytesOf(exportDataset(from, { form: "archive" }));
    const { lake } = testLake();
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const cut = pieces(whole.subarray(0, Math.floor(whole.length * share)));
      await expect(importDataset(lake, cut, author)).rejects.toThrow("could not be read");
    }
    // Of a tar that was cut before it was packed the packing itself says nothing.
    for (const length of [700, 512 * 4 + 9, 5000]) {
      const cut = gzipSync(gunzipSync(whole).subarray(0, length));
      await expect(importDataset(lake, pieces(cut), author)).rejects.toThrow("could not be read");
    }
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(changed.length - 6) ^ 1, changed.length - 6);
    await expect(importDataset(lake, pieces(changed), author)).rejects.toThrow("could not be read");
    expect([lake.lastSeq(), existsSync(lake.assets)]).toEqual([0, false]);
  });

  test("what an archive notes of a picture never names another document", async () => {
    const { lake } = testLake();
    const bytes = await picture();
    const sha1 = createHash("sha1").update(bytes).digest("hex");
    const odd = { _id: "drafts.x", _type: "article", url: "http://evil.example", title: "Harbour" };
    const archive = await packed([
      ["data.ndjson", ""],
      ["images/Tb9Ew8CXIwaY6R1kjMvI0uRR-30x20.png", bytes],
      ["assets.json", JSON.stringify({ [`image-${sha1}`]: odd })],
    ]);
    const report = await importDataset(lake, pieces(gzipSync(archive)), author);
    expect(report).toMatchObject({ documents: 0, assets: 1 });
    const [line, ...others] = await exported(lake, { form: "ndjson" });
    expect(others).toEqual([]);
    expect(JSON.parse(line ?? "")).toMatchObject({
      _id: `image-${sha1}-30x20-png`,
      _type: "sanity.imageAsset",
      url: expect.stringContaining("localhost:3900"),
      title: "Harbour",
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

const author: ImportOptions = { author: "test" };

function lines(documents: unknown[]): AsyncIterable<Uint8Array> {
  return pieces(Buffer.from(documents.map((one) => `${JSON.stringify(one)}\n`).join("")));
}

/** Bytes in small pieces, so that lines and characters are cut anywhere. */
async function* pieces(bytes: Uint8Array, length = 701): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

type Packed = [name: string, content: string | Buffer, link?: "symlink" | "link"];

function packed(files: Packed[]): Promise<Buffer> {
  const tar = pack();
  for (const [name, content, type] of files) {
    if (type) tar.entry({ name, type, linkname: String(content) });
    else tar.entry({ name }, content);
  }
  tar.finalize();
  return bytesOf(tar);
}

async function bytesOf(source: AsyncIterable<unknown>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of source) if (piece instanceof Uint8Array) all.push(piece);
  return Buffer.concat(all);
}

async function exported(lake: Lake, options: ExportOptions): Promise<string[]> {
  const text = (await bytesOf(exportDataset(lake, options))).toString();
  return text.split("\n").filter((line) => line !== "");
}

async function unpack(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const entries = extract();
  Readable.from([bytes]).pipe(createGunzip()).pipe(entries);
  for await (const entry of entries) files.set(entry.header.name, await bytesOf(entry));
  return files;
}

/** A document with a picture in it, and a file that no document names. */
async function uploadInto(lake: Lake): Promise<void> {
  const folder = testFolder();
  mkdirSync(join(folder, "images"));
  writeFileSync(join(folder, "images/harbour.png"), await picture());
  writeFileSync(join(folder, "note.txt"), "a note");
  const asset = "image@file://./images/harbour.png";
  const documents = [
    {
      _id: "pictured",
      _type: "article",
      picture: { _type: "image", caption: "x", _sanityAsset: asset, hotspot: { x: 1 } },
    },
    { _id: "noted", _type: "article", file: { _sanityAsset: "file@file://./note.txt" } },
  ];
  await importDataset(lake, lines(documents), { ...author, folder });
  await lake.mutate({ mutations: [{ delete: { id: "noted" } }], author: "test" });
}

function picture(): Promise<Buffer> {
  return sharp({ create: { width: 30, height: 20, channels: 3, background: "#336699" } })
    .png()
    .toBuffer();
}

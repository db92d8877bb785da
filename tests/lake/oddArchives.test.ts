import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { exportDataset } from "../../lake/exportDataset.ts";
import { importDataset } from "../../lake/importDataset.ts";
import { testFolder, testLake } from "./testLake.ts";
import {
  oneOfEach,
  author,
  lines,
  pieces,
  type Packed,
  packed,
  bytesOf,
  exported,
  uploadInto,
  picture,
} from "./exports.ts";

describe("import", () => {
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
});

import { createReadStream, createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { exportDataset as sanityExport } from "@sanity/export";
import { sanityImport } from "@sanity/import";
import sharp from "sharp";
import { expect, test } from "vitest";
import { exportDataset } from "../../lake/exportDataset.ts";
import { importDataset } from "../../lake/importDataset.ts";
import type { Lake } from "../../lake/openLake.ts";
import { portLake, type PortLake } from "./portLake.ts";
import { testFolder, testLake } from "./testLake.ts";

// What `sanity dataset export` and `sanity dataset import` run, with nothing of ours in between.

test("an archive of Sanity's own export goes in, and what it held is there", async () => {
  const from = await filled();
  const file = join(testFolder(), "production.tar.gz");
  const client = from.client();
  const made = await sanityExport({ client, dataset: "production", outputPath: file });
  expect(made).toMatchObject({ documentCount: 3, assetCount: 3 });
  const { lake } = testLake();
  const report = await importDataset(lake, createReadStream(file), { author: "test" });
  expect(report).toMatchObject({ documents: 3, created: 3, assets: 3, refused: [], dangling: [] });
  expect(await contentOf(lake)).toEqual(await contentOf(from.lake));
  for (const asset of from.assets)
    expect(readFileSync(join(lake.assets, asset))).toEqual(
      readFileSync(join(from.lake.assets, asset)),
    );
});

test("an archive of ours goes into a lake by Sanity's own import", async () => {
  const from = await filled();
  const file = join(testFolder(), "ours.tar.gz");
  await pipeline(exportDataset(from.lake, { form: "archive" }), createWriteStream(file));
  const to = await portLake();
  const done = await sanityImport(createReadStream(file), {
    client: to.client(),
    operation: "createOrReplace",
  });
  expect(done).toEqual({ numDocs: 3, warnings: [] });
  expect(await contentOf(to.lake)).toEqual(await contentOf(from.lake));
});

/** A draft, a picture used twice, a file, and a picture that nobody uses. */
async function filled(): Promise<PortLake & { assets: string[] }> {
  const from = await portLake();
  const client = from.client();
  const png = (background: string) =>
    sharp({ create: { width: 30, height: 20, channels: 3, background } })
      .png()
      .toBuffer();
  const image = await client.assets.upload("image", await png("#336699"), {
    filename: "harbour.png",
    title: "The harbour",
  });
  const file = await client.assets.upload("file", Buffer.from("ID3 words"), {
    filename: "talk.mp3",
  });
  const unused = await client.assets.upload("image", await png("#663399"), { filename: "x.png" });
  const picture = {
    _type: "image",
    asset: { _type: "reference", _ref: image._id },
    hotspot: { _type: "sanity.imageHotspot", x: 0.5, y: 0.5, width: 1, height: 1 },
  };
  await client
    .transaction()
    .create({ _id: "section", _type: "section", title: "News" })
    .create({
      _id: "story",
      _type: "article",
      lead: picture,
      section: { _type: "reference", _ref: "section" },
      body: [{ _key: "a", ...picture, caption: "Again" }],
      recording: { _type: "file", asset: { _type: "reference", _ref: file._id } },
    })
    .create({ _id: "drafts.story", _type: "article", title: "Ünïcödé \u{1F30A}", lead: picture })
    .commit();
  const assets = [image, file, unused].map((one) => one.path.replace("local/production/", ""));
  return { ...from, assets };
}

/** All documents, without what each lake says of its own: revisions, times, addresses. */
async function contentOf(lake: Lake): Promise<unknown[]> {
  const text: Uint8Array[] = [];
  for await (const piece of exportDataset(lake, { form: "ndjson" })) text.push(piece);
  return Buffer.concat(text)
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => {
      const { _rev, _createdAt, _updatedAt, url: _url, ...rest } = JSON.parse(line);
      return rest;
    });
}

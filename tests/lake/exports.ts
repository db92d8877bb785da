import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import sharp from "sharp";
import { extract, pack } from "tar-stream";
import { exportDataset, type ExportOptions } from "../../lake/exportDataset.ts";
import { importDataset, type ImportOptions } from "../../lake/importDataset.ts";
import type { Lake } from "../../lake/openLake.ts";
import { testFolder } from "./testLake.ts";

/** Published, draft, version and private documents. */
export const oneOfEach: { _id: string; [name: string]: unknown }[] = [
  { _id: "a", _type: "article", title: "A", section: { _type: "reference", _ref: "s" } },
  { _id: "drafts.a", _type: "article", title: "A, again" },
  { _id: "comments.1", _type: "comment", text: "private" },
  { _id: "drafts.comments.1", _type: "comment", text: "private draft" },
  { _id: "versions.r1.a", _type: "article", title: "A in a release" },
  { _id: "s", _type: "section", title: "Ünïcödé \u{1F30A}", odd: "\ud800" },
];

/** Who imports here. */
export const author: ImportOptions = { author: "test" };

/** Documents as the lines of a file. */
export function lines(documents: unknown[]): AsyncIterable<Uint8Array> {
  return pieces(Buffer.from(documents.map((one) => `${JSON.stringify(one)}\n`).join("")));
}

/** Bytes in small pieces, so that lines and characters are cut anywhere. */
export async function* pieces(bytes: Uint8Array, length = 701): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/** A file in a tar, or a link with what it points to. */
export type Packed = [name: string, content: string | Buffer, link?: "symlink" | "link"];

/** A tar of files, or of links. */
export function packed(files: Packed[]): Promise<Buffer> {
  const tar = pack();
  for (const [name, content, type] of files) {
    if (type) tar.entry({ name, type, linkname: String(content) });
    else tar.entry({ name }, content);
  }
  tar.finalize();
  return bytesOf(tar);
}

/** All bytes of a source. */
export async function bytesOf(source: AsyncIterable<unknown>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of source) if (piece instanceof Uint8Array) all.push(piece);
  return Buffer.concat(all);
}

/** The lines of an export. */
export async function exported(lake: Lake, options: ExportOptions): Promise<string[]> {
  const text = (await bytesOf(exportDataset(lake, options))).toString();
  return text.split("\n").filter((line) => line !== "");
}

/** The files of an archive, by name. */
export async function unpack(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const entries = extract();
  Readable.from([bytes]).pipe(createGunzip()).pipe(entries);
  for await (const entry of entries) files.set(entry.header.name, await bytesOf(entry));
  return files;
}

/** A document with a picture in it, and a file that no document names. */
export async function uploadInto(lake: Lake): Promise<void> {
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

/** A picture of 30 by 20 pixels. */
export function picture(): Promise<Buffer> {
  return sharp({ create: { width: 30, height: 20, channels: 3, background: "#336699" } })
    .png()
    .toBuffer();
}

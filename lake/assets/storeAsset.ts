import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { LakeDocument } from "../document.ts";
import type { Lake } from "../openLake.ts";
import { refuse } from "../refusal.ts";
import { assetFile, assetId, type AssetName } from "./assetName.ts";
import { readImage } from "./readImage.ts";
import { extensionOf, sniffType } from "./sniffType.ts";

/** Bytes of the largest upload. */
export const largestUpload = { image: 64 * 1024 * 1024, file: 512 * 1024 * 1024 };

export interface Upload {
  kind: "image" | "file";
  bytes: Buffer;
  filename?: string | undefined;
  /** Attributes that the uploader may set, such as `title` and `creditLine`. */
  attributes?: Record<string, unknown>;
  /** Where assets are reached, such as `http://localhost:3900`. */
  publicUrl: string;
  author: string;
}

/** Stores the bytes of an asset under their hash, and its document; the same bytes twice are one asset. */
export async function storeAsset(lake: Lake, upload: Upload): Promise<LakeDocument> {
  const { name, bytes, document } = await describe(lake, upload);
  await writeAsset(lake, name, bytes);
  await lake.mutate({ mutations: [{ createIfNotExists: document }], author: upload.author });
  const stored = lake.document(assetId(name));
  if (!stored) throw refuse(409, `The asset ${assetId(name)} was deleted while it was uploaded.`);
  return stored;
}

/** Works out an asset's name, its bytes as stored and its document, and stores nothing. */
export async function describe(
  lake: Lake,
  upload: Upload,
): Promise<{ name: AssetName; bytes: Buffer; document: Record<string, unknown> }> {
  const image = upload.kind === "image" ? await readImage(upload.bytes) : null;
  const bytes = image?.bytes ?? upload.bytes;
  const mimeType = image?.mimeType ?? sniffType(bytes);
  const sha1 = createHash("sha1").update(bytes).digest("hex");
  const name: AssetName = {
    kind: upload.kind,
    sha1,
    width: image?.width ?? 0,
    height: image?.height ?? 0,
    extension: image?.extension ?? extensionIn(upload.filename) ?? extensionOf(mimeType),
  };
  const [folder, file] = assetFile(name).split("/");
  const address = `${folder}/${lake.project}/${lake.dataset}/${file}`;
  const document = {
    _id: assetId(name),
    _type: `sanity.${upload.kind}Asset`,
    assetId: sha1,
    extension: name.extension,
    ...(image ? { metadata: image.metadata } : {}),
    mimeType,
    ...(upload.filename === undefined ? {} : { originalFilename: upload.filename }),
    path: address,
    sha1hash: sha1,
    size: bytes.length,
    ...upload.attributes,
    url: `${upload.publicUrl}/${address}`,
  };
  return { name, bytes, document };
}

/** Writes the bytes of an asset, whole or not at all; they are on disk when the promise resolves. */
export async function writeAsset(lake: Lake, name: AssetName, bytes: Uint8Array): Promise<void> {
  const target = path.join(lake.assets, assetFile(name));
  if (existsSync(target)) return;
  const passing = `${target}.${lake.newId()}.part`;
  try {
    await mkdir(path.dirname(target), { recursive: true });
    const file = await open(passing, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(passing, target);
  } catch (error) {
    await rm(passing, { force: true });
    throw explain(error);
  }
}

function explain(error: unknown): unknown {
  if (!(error instanceof Error && "syscall" in error)) return error;
  if ("code" in error && error.code === "ENOSPC")
    return refuse(507, "The disk is full; nothing was written. Make space and try again.");
  return refuse(
    503,
    `The lake's assets cannot be written (${error.message}); nothing was written. Check the disk and the folder's permissions.`,
  );
}

function extensionIn(filename: string | undefined): string | undefined {
  return /\.([a-z0-9]{1,10})$/i.exec(filename ?? "")?.[1]?.toLowerCase();
}

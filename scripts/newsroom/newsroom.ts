import type { SanityClient } from "@sanity/client";
import type { LakeApp } from "../../lake/app.ts";
import type { ChangesSince } from "../../publishing/changes.ts";
import type { ImportReport } from "../../lake/importDataset.ts";
import type { Lake } from "../../lake/openLake.ts";

/** The documents of the newsroom, wherever they live. */
export interface Newsroom {
  client: SanityClient;
  /** Reads the bytes behind an asset's `url`. */
  readAsset(url: string): Promise<Uint8Array>;
  /** Tells which published documents have changed since a mark that it gave before. */
  changesSince: ChangesSince;
  /** Calls whenever documents may have changed; gives the function that ends it. */
  follow(changed: () => void): () => void;
  /** The dataset of this moment as a file: lines of documents, or Sanity's archive with assets. */
  exportBytes(options: {
    form: "ndjson" | "archive";
    includePrivate: boolean;
  }): AsyncIterable<Uint8Array>;
  /** Puts the documents of such a file in by `_id`; `folder` is where its assets lie. */
  importBytes(
    source: AsyncIterable<Uint8Array>,
    options: { folder?: string; onProgress?(done: number, of: number): void },
  ): Promise<ImportReport>;
  /** The lake in this process, where no other process runs one and none is hosted. */
  own?: {
    lake: Lake;
    app: LakeApp;
    /** Whose pages may use it: set anew where a port was not known before it was taken. */
    origins: { site: string; studio: string };
  };
  /** The port of the lake that another process of this machine runs, where it is that one. */
  port?: number;
  /** Words for people: "the lake in .stet", "the hosted project abc". */
  where: string;
  close(): Promise<void>;
}

/** The API's date that every client here speaks. */
export const apiVersion = "2025-02-19";

/** A client of a lake of ours. */
export const localClient = {
  projectId: "local",
  dataset: "production",
  apiVersion,
  useCdn: false,
  useProjectHostname: false,
} as const;

/** The bytes of an answer, or an error that names what was asked for. */
export async function bytesOf(asked: Promise<Response>, url: string): Promise<Uint8Array> {
  const response = await asked;
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { imageCache, type ImageCache } from "./assets/imageCache.ts";
import type { LakeDocument } from "./document.ts";
import { follow, type Feed } from "./feed.ts";
import { historyCompactor, type CompactReport } from "./history/compactHistory.ts";
import type { Caller } from "./http/access.ts";
import { startHub, type Hub, type HubLimits } from "./listen/hub.ts";
import { commit, type TransactionRequest, type TransactionResult } from "./mutations/commit.ts";
import type { Layers } from "./query/perspective.ts";
import { syncTagsFor } from "./query/syncTags.ts";
import { defaultWorkerLimits, startWorkers, type WorkerLimits } from "./query/workers.ts";
import { documentStore, readDocument, type DocumentStore } from "./storage/documents.ts";
import { keyValueStore, type KeyValues } from "./storage/keyValues.ts";
import { transactionLog, type Log } from "./storage/log.ts";
import { openDatabase } from "./storage/openDatabase.ts";
import { startWriter, type Write } from "./storage/writer.ts";
import { tokenStore, type Role, type TokenInfo } from "./storage/tokens.ts";

export interface LakeOptions {
  /** The database; `:memory:` is a file of its own that goes when the lake is closed. */
  file: string;
  /** The folder of pictures and files. */
  assets: string;
  project?: string;
  dataset?: string;
  /** Milliseconds to wait for another process that writes. */
  patience?: number;
  /** Bytes that the answer to a query may have. */
  largestAnswer?: number;
  queries?: Partial<WorkerLimits>;
  streams?: Partial<HubLimits>;
  now?: () => Date;
  newId?: () => string;
}

export interface LakeQuery {
  query: string;
  params?: Record<string, unknown>;
  layers: Layers;
  caller: Caller;
}

export interface Lake extends Feed {
  file: string;
  assets: string;
  project: string;
  dataset: string;
  now: () => Date;
  newId: () => string;
  /** Answers GROQ with JSON text. */
  query(query: LakeQuery): Promise<string>;
  /** Gets ready for the first query, which else waits for a thread to start. */
  warmUp(): void;
  /** Carries out a transaction, all or nothing; on disk when the promise resolves. */
  mutate(request: TransactionRequest): Promise<TransactionResult>;
  /** Runs work on `store` and `log` as one transaction on disk, and announces what it changed. */
  write: Write;
  /** A document as it is stored at this moment, whoever asks. */
  document(id: string): LakeDocument | null;
  /** Makes a token and gives it once; only its hash is kept. */
  createToken(token: { name: string; role: Role }): string;
  listTokens(): TokenInfo[];
  revokeToken(name: string): boolean;
  findToken(token: string): TokenInfo | null;
  /** Calls when a token has been revoked, here or by another process; gives the function that ends it. */
  onRevoke(listener: () => void): () => void;
  /** Pictures made from the uploaded ones. */
  images: ImageCache;
  /** Tells the open streams of each transaction. */
  hub: Hub;
  /** By which changes the answer to a query may become another one. */
  syncTags: (query: string, params: Record<string, unknown>) => string[];
  /** Forgets the history that is older than some days, 90 unless said otherwise. */
  compactHistory(days?: number): Promise<CompactReport>;
  /** What the Studio remembers for its users. */
  keyValues: KeyValues;
  store: DocumentStore;
  log: Log;
  close(): Promise<void>;
}

/** Opens a lake, or creates it; refuses with advice a database that is newer, damaged or locked. */
export function openLake(options: LakeOptions): Lake {
  const { project = "local", dataset = "production", patience = 30_000 } = options;
  const now = options.now ?? (() => new Date());
  const newId = options.newId ?? randomUUID;
  const passing = options.file === ":memory:" ? mkdtempSync(path.join(tmpdir(), "lake-")) : null;
  const file = passing === null ? path.resolve(options.file) : path.join(passing, "lake.db");
  const database = openDatabase(file, patience);
  const store = documentStore(database);
  const log = transactionLog(database);
  const tokens = tokenStore(database);
  const workers = startWorkers(file, { ...defaultWorkerLimits, ...options.queries });
  const feed = follow(database, log);
  const onRevoke = (listener: () => void) => {
    const stops = [tokens.onRevoke(listener), feed.onCommitElsewhere(tokens.look)];
    return () => stops.forEach((stop) => stop());
  };
  const hub = startHub({ feed, log, store, onRevoke, limits: options.streams });
  const write = startWriter({ database, patience, onCommit: feed.announce });

  const request = (query: LakeQuery) => ({
    query: query.query,
    params: query.params ?? {},
    layers: query.layers,
    isAnonymous: query.caller.role === "anonymous",
    identity: query.caller.name,
    now: now().toISOString(),
    project,
    dataset,
    largestAnswer: options.largestAnswer ?? 100 * 1024 * 1024,
  });

  const writer: Caller = { name: "mutation", role: "editor" };
  const committing = {
    store,
    log,
    write,
    now,
    newId,
    async select(selection: { query: string; params: Record<string, unknown> }) {
      const query = request({ ...selection, layers: "raw", caller: writer });
      const ids: string[] = JSON.parse(await workers.run({ kind: "selectIds", request: query }));
      return ids;
    },
  };

  return {
    file,
    assets: options.assets,
    project,
    dataset,
    now,
    newId,
    images: imageCache(path.join(options.assets, "made")),
    hub,
    syncTags: syncTagsFor(dataset),
    compactHistory: historyCompactor(database, { now, write }),
    keyValues: keyValueStore(database),
    store,
    log,
    ...feed,
    warmUp: workers.warmUp,
    query: (query) => workers.run({ kind: "answer", request: request(query) }),
    mutate: (transaction) => commit(transaction, committing),
    write,
    document: (id) => readDocument(store, id),
    createToken: ({ name, role }) => tokens.create(name, role, now().toISOString()),
    listTokens: tokens.list,
    revokeToken: tokens.revoke,
    findToken: tokens.find,
    onRevoke,
    async close() {
      if (!database.isOpen) return;
      hub.close();
      feed.stop();
      await workers.close();
      database.close();
      if (passing !== null) rmSync(passing, { recursive: true, force: true });
    },
  };
}

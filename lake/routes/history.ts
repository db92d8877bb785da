import { idIn, isPublicId, placeOf } from "../documentId.ts";
import { parseDocument } from "../document.ts";
import type { TransactionChanges } from "../history/documentChange.ts";
import { documentEvents, type DocumentEvent } from "../history/documentEvents.ts";
import { searchTransactions, type TransactionSearch } from "../history/searchTransactions.ts";
import { textAt } from "../history/textAt.ts";
import { transactionLine } from "../history/transactionLine.ts";
import { json, jsonText } from "../http/respond.ts";
import { streamOf } from "../http/streamOf.ts";
import { refuse } from "../refusal.ts";
import type { Call, Route } from "../route.ts";

/** Gives documents as they stood at a revision or a time, or as they stood last; those that were not there are left out. */
export const documentHistory: Route = {
  method: "GET",
  path: "/data/history/:dataset/documents/:ids",
  isVersioned: true,
  needs: "anyone",
  answer(call) {
    const texts = idsIn(call).flatMap((id) => textAsked(id, call) ?? []);
    return jsonText(`{"documents":[${texts.join(",")}]}`);
  },
};

/** Gives the transactions that touched documents, one a line. */
export const transactionHistory: Route = {
  method: "GET",
  path: "/data/history/:dataset/transactions/:ids",
  isVersioned: true,
  needs: "anyone",
  answer(call) {
    const lines = linesOf(call, searchIn(call));
    return new Response(streamOf(lines), {
      headers: { "Content-Type": "application/x-ndjson; charset=utf-8" },
    });
  },
};

/** Gives what happened to documents, newest first: created, published, unpublished, deleted. */
export const eventHistory: Route = {
  method: "GET",
  path: "/data/history/:dataset/events/documents/:ids",
  isVersioned: true,
  needs: "anyone",
  answer(call) {
    const pages = idsIn(call).map((id) => ({ id, ...eventsOf(id, call) }));
    return json({
      events: Object.fromEntries(pages.map(({ id, events }) => [id, events])),
      nextCursor: pages.map(({ next }) => next).find((next) => next !== "") ?? "",
    });
  },
};

function idsIn({ part, caller }: Call): string[] {
  const ids = [...new Set(part("ids").split(","))];
  if (ids.length > 100) throw refuse(400, `${ids.length} documents at once; ask for at most 100.`);
  return ids.filter((id) => caller.role !== "anonymous" || isPublicId(id));
}

function textAsked(id: string, call: Call): string | null {
  const { log, store } = call.lake;
  if (isAsked(call, "lastRevision")) return store.read(id) ?? log.lastDeleted(id);
  const revision = call.url.searchParams.get("revision");
  const time = timeIn(call, "time") ?? call.lake.now().toISOString();
  const seq = revision === null ? log.lastUntil(time) : log.seqOfRevision(id, revision);
  // Of what is older than the log nobody knows how it was.
  if (seq === null || seq < log.first()) return null;
  return textAt(id, seq, log, store);
}

function searchIn(call: Call): TransactionSearch {
  const { log } = call.lake;
  const { searchParams } = call.url;
  const ids = idsIn(call);
  const seqOf = (name: string) => {
    const id = searchParams.get(name);
    if (id === null || id === "") return null;
    for (const document of ids) {
      const seq = log.seqOfRevision(document, id);
      if (seq !== null) return seq;
    }
    throw refuse(404, `The history has no transaction "${id.slice(0, 160)}" any more.`);
  };
  const [fromTime, toTime] = [timeIn(call, "fromTime"), timeIn(call, "toTime")];
  const before = fromTime && new Date(Date.parse(fromTime) - 1).toISOString();
  return {
    ids,
    from: seqOf("fromTransaction") ?? (before ? log.lastUntil(before) + 1 : 0),
    to: seqOf("toTransaction") ?? (toTime ? log.lastUntil(toTime) : Number.MAX_SAFE_INTEGER),
    newestFirst: isAsked(call, "reverse"),
    limit: numberIn(call, "limit", 100),
    authors: new Set(searchParams.get("authors")?.split(",").filter(Boolean)),
  };
}

async function* linesOf(call: Call, search: TransactionSearch): AsyncGenerator<Uint8Array> {
  const isAnonymous = call.caller.role === "anonymous";
  const options = {
    ids: new Set(search.ids),
    mayBeSeen: (id: string) => !isAnonymous || isPublicId(id),
    mutations: !isAsked(call, "excludeContent") && !isAsked(call, "excludeMutations"),
    effects: call.url.searchParams.get("effectFormat") === "mendoza",
    identifiedOnly: isAsked(call, "includeIdentifiedDocumentsOnly"),
    author: !isAnonymous,
  };
  const encoder = new TextEncoder();
  for (const transaction of searchTransactions(call.lake, search)) {
    yield encoder.encode(transactionLine(transaction, options));
  }
}

function eventsOf(id: string, call: Call): { events: DocumentEvent[]; next: string } {
  const { lake, caller } = call;
  const isAnonymous = caller.role === "anonymous";
  const limit = numberIn(call, "limit", 100);
  const { base } = placeOf(id);
  const draftAt = (seq: number) => {
    const text = isAnonymous ? null : textAt(idIn("drafts", base), seq, lake.log, lake.store);
    return text === null ? null : parseDocument(text)._rev;
  };
  const events: DocumentEvent[] = [];
  const transactions = searchTransactions(lake, {
    ids: [...new Set([base, id])],
    from: 0,
    to: numberIn(call, "nextCursor", Number.MAX_SAFE_INTEGER),
    newestFirst: true,
    limit: Number.MAX_SAFE_INTEGER,
    authors: new Set(),
  });
  for (const transaction of transactions) {
    if (events.length >= limit) return { events, next: String(transaction.seq) };
    const seen = isAnonymous ? publicPart(transaction) : transaction;
    events.push(...documentEvents(seen, id, draftAt));
  }
  return { events, next: "" };
}

function publicPart(transaction: TransactionChanges): TransactionChanges {
  const changes = transaction.changes.filter((change) => isPublicId(change.id));
  return { ...transaction, author: "", changes };
}

function isAsked({ url }: Call, name: string): boolean {
  return url.searchParams.get(name) === "true";
}

function numberIn({ url }: Call, name: string, otherwise: number): number {
  const asked = url.searchParams.get(name);
  if (asked === null || asked === "") return otherwise;
  if (!/^[1-9]\d{0,14}$/.test(asked)) throw refuse(400, `"${name}" must be a positive number.`);
  return Number(asked);
}

function timeIn({ url }: Call, name: string): string | null {
  const asked = url.searchParams.get(name);
  if (asked === null) return null;
  const time = Date.parse(asked);
  if (Number.isNaN(time)) {
    throw refuse(400, `"${name}" must be a date and time such as 2026-11-02T09:00:00Z.`);
  }
  return new Date(time).toISOString();
}

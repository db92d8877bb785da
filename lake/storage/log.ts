import type { DatabaseSync, SQLOutputValue } from "node:sqlite";

export interface LoggedTransaction {
  id: string;
  at: string;
  author: string;
  /** A hash of what was asked, to tell a repeated request from another one with the same id. */
  request: string;
  /** What was answered: `[{id, operation}]` as JSON. */
  results: string;
}

export interface LoggedChange {
  id: string;
  /** The document's new revision, or null when it was deleted. */
  rev: string | null;
  /** The document's own mutations as JSON; null for one that simply put the document that followed. */
  mutations: string | null;
  /** The text that stood there before, or null. */
  before: string | null;
}

export interface Change extends LoggedChange {
  seq: number;
  transactionId: string;
  at: string;
  author: string;
  /** Which of how many changes of the transaction, from 0. */
  n: number;
  of: number;
}

export interface LogRange {
  from: number;
  to: number;
  newestFirst: boolean;
  limit: number;
}

export interface Log {
  append(transaction: LoggedTransaction, changes: LoggedChange[]): number;
  transaction(id: string): (LoggedTransaction & { seq: number }) | null;
  /** The id of a transaction by its number. */
  idOf(seq: number): string | null;
  /** The number of the last transaction, 0 for an empty lake. */
  last(): number;
  /** Changes of transactions after `seq`, oldest first, in whole transactions; about `limit` of them. */
  since(seq: number, limit: number): Change[];
  /** The number of the first transaction that the log still has; 1 past the last when it is empty. */
  first(): number;
  /** The number of the last transaction until a moment, 0 when there is none. */
  lastUntil(at: string): number;
  /** The number of the transaction that left a document at a revision. */
  seqOfRevision(id: string, rev: string): number | null;
  /** Numbers of the transactions that changed any of these documents, from the newest or the oldest on. */
  touching(ids: string[], range: LogRange): number[];
  /** What a transaction did. */
  changesIn(seq: number): Change[];
  /** What stood in a document before it was deleted for the last time. */
  lastDeleted(id: string): string | null;
  /** What stood in the document before the first change after `seq`, or undefined when it has not changed since. */
  textAfter(id: string, seq: number): string | null | undefined;
}

/** Prepares the statements of the append-only log of transactions. */
export function transactionLog(database: DatabaseSync): Log {
  const insert = database.prepare(
    "insert into transactions (id, at, author, request, results) values (?, ?, ?, ?, ?)",
  );
  const insertChange = database.prepare("insert into changes values (?, ?, ?, ?, ?, ?)");
  const byId = database.prepare("select * from transactions where id = ?");
  const bySeq = database.prepare("select id from transactions where seq = ?");
  const max = database.prepare("select max(seq) as seq from transactions");
  const after = database.prepare(`
    select c.*, t.id as transactionId, t.at, t.author,
      (select count(*) from changes o where o.seq = c.seq) as total
    from changes c join transactions t using (seq)
    where c.seq > ? and c.seq <= coalesce(
      (select seq from changes where seq > ? order by seq, n limit 1 offset ?), 9007199254740991)
    order by c.seq, c.n`);
  const next = database.prepare(
    "select before from changes where id = ? and seq > ? order by seq, n limit 1",
  );

  const min = database.prepare("select min(seq) as seq from transactions");
  const until = database.prepare(
    "select seq from transactions where at <= ? order by seq desc limit 1",
  );
  const byRevision = database.prepare(
    "select seq from changes where id = ? and rev = ? order by seq limit 1",
  );
  const touchingIn = (order: "asc" | "desc") =>
    database.prepare(`
      select distinct seq from changes
      where id in (select value from json_each(?)) and seq between ? and ?
      order by seq ${order} limit ?`);
  const oldest = touchingIn("asc");
  const newest = touchingIn("desc");
  const deleted = database.prepare(
    "select before from changes where id = ? and rev is null order by seq desc limit 1",
  );

  return {
    append(transaction, changes) {
      const { id, at, author, request, results } = transaction;
      const seq = Number(insert.run(id, at, author, request, results).lastInsertRowid);
      changes.forEach((change, n) => {
        insertChange.run(seq, n, change.id, change.rev, change.mutations, change.before);
      });
      return seq;
    },

    transaction(id) {
      const found = byId.get(id);
      if (!found) return null;
      return {
        seq: Number(found["seq"]),
        id: String(found["id"]),
        at: String(found["at"]),
        author: String(found["author"]),
        request: String(found["request"]),
        results: String(found["results"]),
      };
    },

    idOf(seq) {
      return textOrNull(bySeq.get(seq)?.["id"]);
    },

    last() {
      return Number(max.get()?.["seq"] ?? 0);
    },

    since(seq, limit) {
      return after.all(seq, seq, limit - 1).map(changeOf);
    },

    first() {
      return Number(min.get()?.["seq"] ?? this.last() + 1);
    },

    lastUntil(at) {
      return Number(until.get(at)?.["seq"] ?? 0);
    },

    seqOfRevision(id, rev) {
      const found = byId.get(rev) ?? byRevision.get(id, rev);
      return found ? Number(found["seq"]) : null;
    },

    touching(ids, { from, to, newestFirst, limit }) {
      const statement = newestFirst ? newest : oldest;
      const found = statement.all(JSON.stringify(ids), from, to, limit);
      return found.map((row) => Number(row["seq"]));
    },

    changesIn(seq) {
      return after.all(seq - 1, seq - 1, 0).map(changeOf);
    },

    lastDeleted(id) {
      return textOrNull(deleted.get(id)?.["before"]);
    },

    textAfter(id, seq) {
      const found = next.get(id, seq);
      return found ? textOrNull(found["before"]) : undefined;
    },
  };
}

function changeOf(row: Record<string, SQLOutputValue>): Change {
  return {
    seq: Number(row["seq"]),
    transactionId: String(row["transactionId"]),
    at: String(row["at"]),
    author: String(row["author"]),
    n: Number(row["n"]),
    of: Number(row["total"]),
    id: String(row["id"]),
    rev: textOrNull(row["rev"]),
    mutations: textOrNull(row["mutations"]),
    before: textOrNull(row["before"]),
  };
}

function textOrNull(value: SQLOutputValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

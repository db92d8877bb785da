import type { DatabaseSync } from "node:sqlite";
import { placeOf } from "../documentId.ts";
import { parseDocument, type LakeDocument } from "../document.ts";
import { indexRows, sortKey, type IndexRow } from "./indexRows.ts";
import { references } from "./references.ts";

export interface DocumentStore {
  /** The stored text of a document, or null. */
  read(id: string): string | null;
  exists(id: string): boolean;
  /** Ids of the stored versions of a document: published, draft, those of releases. */
  versions(base: string): string[];
  /** Puts a document in place of what `before` says stood there, with all that it is found by; gives its text. */
  write(document: LakeDocument, before: LakeDocument | null): string;
  remove(before: LakeDocument): void;
  /** Ids of documents that refer strongly to this one; at most `limit`. */
  strongReferrers(id: string, limit: number): string[];
  /** Begins a transaction's writing: what an earlier one gathered and rolled back is forgotten. */
  begin(): void;
  /** Writes the counts gathered since the beginning; before a commit. */
  flushCounts(): void;
}

/** Prepares the statements that keep documents and their indexes together. */
export function documentStore(database: DatabaseSync): DocumentStore {
  const select = database.prepare("select json from documents where id = ?");
  const selectRow = database.prepare("select row from documents where id = ?");
  const selectVersions = database.prepare("select id from documents where base = ? order by layer");
  const insert = database.prepare(
    "insert into documents (id, base, layer, type, rev, json) values (?, ?, ?, ?, ?, ?)",
  );
  const update = database.prepare("update documents set type = ?, rev = ?, json = ? where row = ?");
  const drop = database.prepare("delete from documents where row = ?");
  const insertField = database.prepare("insert or ignore into fields values (?, ?, ?, ?, ?)");
  const dropField = database.prepare(
    "delete from fields where path = ? and type = ? and kind = ? and value = ? and row = ?",
  );
  const insertReference = database.prepare("insert or replace into refs values (?, ?, ?)");
  const dropReference = database.prepare("delete from refs where target = ? and row = ?");
  const referrers = database.prepare(
    "select id from refs join documents using (row) where target = ? and strong = 1 limit ?",
  );
  const count = database.prepare(
    "insert into counts values (?, ?, ?, ?) on conflict do update set n = n + excluded.n",
  );
  const counted = new Map<string, [type: string, layer: string, path: string, n: number]>();

  return {
    read(id) {
      const found = select.get(id)?.["json"];
      return typeof found === "string" ? found : null;
    },

    exists(id) {
      return selectRow.get(id) !== undefined;
    },

    versions(base) {
      return selectVersions.all(base).map((found) => String(found["id"]));
    },

    write(document, before) {
      const { _id: id, _type: type, _rev: rev } = document;
      const { base, layer } = placeOf(id);
      const text = JSON.stringify(document);
      let row: number;
      if (before) {
        row = Number(selectRow.get(id)?.["row"]);
        update.run(type, rev, text, row);
      } else {
        row = Number(insert.run(id, base, layer, type, rev, text).lastInsertRowid);
      }
      writeFields(row, layer, document, before);
      writeReferences(row, references(document), before ? references(before) : new Map());
      return text;
    },

    remove(before) {
      const row = Number(selectRow.get(before._id)?.["row"]);
      drop.run(row);
      writeFields(row, placeOf(before._id).layer, null, before);
      writeReferences(row, new Map(), references(before));
    },

    strongReferrers(id, limit) {
      return referrers.all(sortKey(id), limit).map((found) => String(found["id"]));
    },

    begin() {
      counted.clear();
    },

    flushCounts() {
      for (const [type, layer, path, n] of counted.values()) {
        if (n !== 0) count.run(type, layer, path, n);
      }
      counted.clear();
    },
  };

  // Only rows that differ are touched: a patch of one attribute costs one row, however large the document.
  function writeFields(
    row: number,
    layer: string,
    after: LakeDocument | null,
    before: LakeDocument | null,
  ): void {
    const wanted = after ? rowsByKey(after) : new Map<string, IndexRow>();
    const present = before ? rowsByKey(before) : new Map<string, IndexRow>();
    for (const [key, field] of present) {
      if (before === null || wanted.has(key)) continue;
      dropField.run(field.path, before._type, field.kind, field.value, row);
      tally(before._type, layer, field.path, -1);
    }
    for (const [key, field] of wanted) {
      if (after === null || present.has(key)) continue;
      insertField.run(field.path, after._type, field.kind, field.value, row);
      tally(after._type, layer, field.path, 1);
    }
  }

  function writeReferences(
    row: number,
    wanted: Map<string, boolean>,
    present: Map<string, boolean>,
  ): void {
    for (const target of present.keys()) {
      if (!wanted.has(target)) dropReference.run(sortKey(target), row);
    }
    for (const [target, strong] of wanted) {
      if (present.get(target) !== strong) insertReference.run(sortKey(target), row, strong ? 1 : 0);
    }
  }

  function tally(type: string, layer: string, path: string, n: number): void {
    const key = JSON.stringify([type, layer, path]);
    const entry = counted.get(key);
    if (entry) entry[3] += n;
    else counted.set(key, [type, layer, path, n]);
  }
}

function rowsByKey(document: LakeDocument): Map<string, IndexRow> {
  const { _type: type } = document;
  return new Map(
    indexRows(document).map((row) => [JSON.stringify([type, row.path, row.kind, row.value]), row]),
  );
}

/** Reads and parses a stored document, or gives null. */
export function readDocument(store: DocumentStore, id: string): LakeDocument | null {
  const text = store.read(id);
  return text === null ? null : parseDocument(text);
}

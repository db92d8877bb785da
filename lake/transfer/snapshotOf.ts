import { isPrivateId, isPublicId } from "../documentId.ts";
import type { Lake } from "../openLake.ts";
import { openReader } from "../storage/openDatabase.ts";

export interface SnapshotScope {
  /** Private documents too: those with a dotted id that are no drafts or versions of undotted ones. */
  includePrivate?: boolean;
  /** Documents of these types alone. */
  types?: Set<string> | undefined;
  /** Only what anybody may see. */
  isAnonymous?: boolean;
}

export interface Snapshot {
  /** The documents' JSON as it is stored, in the order of their ids; the same each time it is read. */
  texts(): Iterable<string>;
  close(): void;
}

/** Holds the documents as they are at this moment, on a connection of its own. */
export function snapshotOf(lake: Lake, scope: SnapshotScope): Snapshot {
  const database = openReader(lake.file);
  database.exec("begin");
  const statement = database.prepare("select id, type, json from documents order by id");
  // A read transaction begins with its first read, not with "begin".
  statement.get();
  return {
    *texts() {
      for (const { id, type, json } of statement.iterate()) {
        if (scope.types && !scope.types.has(String(type))) continue;
        if (typeof json === "string" && isIn(String(id), scope)) yield json;
      }
    },
    close() {
      database.close();
    },
  };
}

function isIn(id: string, { includePrivate, isAnonymous }: SnapshotScope): boolean {
  if (isAnonymous) return isPublicId(id);
  return includePrivate === true || !isPrivateId(id);
}

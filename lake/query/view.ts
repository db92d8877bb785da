import type { DatabaseSync } from "node:sqlite";
import { idIn, isPublicId } from "../documentId.ts";
import { isObject, parseDocument, type LakeDocument } from "../document.ts";
import type { Layers } from "./perspective.ts";

/** The documents as one reader sees them in one perspective: a query never meets any other. */
export interface View {
  layers: Layers;
  isAnonymous: boolean;
  /** The document shown under an id, or null. */
  get(id: string): LakeDocument | null;
  /** Every document, in the order of the ids they are shown under. */
  all(): LakeDocument[];
  /** Documents by the ids they are shown under, in that order; ids without a document are left out. */
  pick(ids: Iterable<string>): LakeDocument[];
}

/** Prepares the view of a perspective; without a token only published, undotted ids are seen, in any perspective. */
export function viewOf(database: DatabaseSync, asked: Layers, isAnonymous: boolean): View {
  const layers = isAnonymous ? [""] : asked;
  const byId = database.prepare("select layer, json from documents where id = ?");
  const isHidden = (id: string) => isAnonymous && !isPublicId(id);

  const view: View = {
    layers,
    isAnonymous,
    get(id) {
      if (isHidden(id)) return null;
      if (layers === "raw") {
        const found = byId.get(id);
        return found ? parseDocument(String(found["json"])) : null;
      }
      for (const layer of layers) {
        const found = byId.get(idIn(layer, id));
        if (found && found["layer"] === layer)
          return shown(parseDocument(String(found["json"])), id, layers);
      }
      return null;
    },
    all() {
      if (layers === "raw") {
        const rows = database.prepare("select json from documents order by id").all();
        return rows.map((row) => parseDocument(String(row["json"])));
      }
      return view.pick(basesIn(database, layers));
    },
    pick(ids) {
      const documents: LakeDocument[] = [];
      for (const id of ids) {
        const document = view.get(id);
        if (document) documents.push(document);
      }
      return documents;
    },
  };
  return view;
}

function basesIn(database: DatabaseSync, layers: string[]): string[] {
  const marks = layers.map(() => "?").join(", ");
  const rows = database
    .prepare(`select distinct base from documents where layer in (${marks}) order by base`)
    .all(...layers);
  return rows.map((row) => String(row["base"]));
}

/** Shows a version under its document's id; one that a release will unpublish is not shown. */
function shown(document: LakeDocument, base: string, layers: string[]): LakeDocument | null {
  const system = document["_system"];
  if (document._id !== base && isObject(system) && system["delete"] === true) return null;
  // Published documents alone are shown as they are: there is no other version they could have come from.
  if (layers.length === 1 && layers[0] === "") return document;
  return { ...document, _id: base, _originalId: document._id };
}

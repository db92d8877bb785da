import { idIn, isPublicId } from "../documentId.ts";
import { isObject, parseDocument, type LakeDocument } from "../document.ts";
import type { Layers } from "./perspective.ts";
import { marks, type Row, type Statements } from "./statements.ts";

/** The documents as one reader sees them in one perspective: a query never meets any other. */
export interface View {
  layers: Layers;
  /** The document shown under an id, or null. */
  get(id: string): LakeDocument | null;
  /** Documents by the ids they are shown under, in the order of ids; ids without a document are left out. */
  pick(ids: Iterable<string>): LakeDocument[];
  /** Every document, in the order of ids. */
  all(): LakeDocument[];
  /** The id that a stored document is shown under, when this perspective can show it; another version may be shown instead. */
  shownId(row: Row): string | null;
  /** Tells whether a stored document is the one that is shown under its id. */
  isShown(row: Row): boolean;
}

/** Makes the view of a perspective; without a token only published, undotted ids are seen, in any perspective. */
export function viewOf(sql: Statements, asked: Layers, isAnonymous: boolean): View {
  const layers = isAnonymous ? [""] : asked;
  // A document is parsed once a query, however often it is reached.
  const seen = new Map<string, LakeDocument | null>();
  const read = layers === "raw" ? readRaw : readLayers(layers);
  const isHidden = (id: string) => isAnonymous && !isPublicId(id);

  const view: View = {
    layers,
    get(id) {
      if (isHidden(id)) return null;
      const known = seen.get(id);
      if (known !== undefined) return known;
      const document = read(id);
      seen.set(id, document);
      return document;
    },
    pick(ids) {
      const documents: LakeDocument[] = [];
      for (const id of [...new Set(ids)].toSorted()) {
        const document = view.get(id);
        if (document) documents.push(document);
      }
      return documents;
    },
    all() {
      if (layers === "raw") {
        return sql.all("select json from documents order by id").map(documentOf);
      }
      const found = sql.all(
        `select distinct base from documents where layer in (${marks(layers)})`,
        ...layers,
      );
      return view.pick(found.map((row) => String(row["base"])));
    },
    shownId({ id, base, layer }) {
      if (layers === "raw") return String(id);
      return layers.includes(String(layer)) && !isHidden(String(base)) ? String(base) : null;
    },
    isShown({ id, base, layer }) {
      if (layers === "raw") return true;
      const above = layers.slice(0, layers.indexOf(String(layer)));
      return (
        layers.includes(String(layer)) &&
        !isHidden(String(base)) &&
        !above.some((other) => sql.get(rowById, idIn(other, String(base)))?.["layer"] === other) &&
        view.get(String(base)) !== null &&
        id !== undefined
      );
    },
  };
  return view;

  function readRaw(id: string): LakeDocument | null {
    const found = sql.get(rowById, id);
    return found ? documentOf(found) : null;
  }

  function readLayers(stack: string[]): (id: string) => LakeDocument | null {
    const isPublishedAlone = stack.length === 1;
    return (id) => {
      for (const layer of stack) {
        const found = sql.get(rowById, idIn(layer, id));
        if (found?.["layer"] !== layer) continue;
        // Published documents alone are shown as they are: there is no other version they could have come from.
        return isPublishedAlone ? documentOf(found) : shown(documentOf(found), id);
      }
      return null;
    };
  }
}

const rowById = "select layer, json from documents where id = ?";

function documentOf(row: Row): LakeDocument {
  return parseDocument(String(row["json"]));
}

/** Shows a version under its document's id; one that a release will unpublish is not shown. */
function shown(document: LakeDocument, id: string): LakeDocument | null {
  const system = document["_system"];
  if (document._id !== id && isObject(system) && system["delete"] === true) return null;
  return { ...document, _id: id, _originalId: document._id };
}

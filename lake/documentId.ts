/** The place of a document's id: the id it is shown under, and the layer that holds this version of it. */
export interface Place {
  base: string;
  /** `""` for published documents, `drafts`, or `versions.<release>`. */
  layer: string;
}

/** Tells which document an id is a version of: `drafts.x` and `versions.r.x` belong to `x`. */
export function placeOf(id: string): Place {
  if (id.startsWith("drafts.")) return { base: id.slice("drafts.".length), layer: "drafts" };
  const version = /^(versions\.[^.]+)\.(.+)$/.exec(id);
  if (version?.[1] && version[2]) return { base: version[2], layer: version[1] };
  return { base: id, layer: "" };
}

/** Gives the id under which a layer stores a document. */
export function idIn(layer: string, base: string): string {
  return layer === "" ? base : `${layer}.${base}`;
}

/** Tells whether anybody may see a document: only ids without a dot are public. */
export function isPublicId(id: string): boolean {
  return !id.includes(".");
}

/** Tells whether an id is private in exports: dotted, and no draft or version of an undotted one. */
export function isPrivateId(id: string): boolean {
  return placeOf(id).base.includes(".");
}

/** Tells whether the API takes this as a document's id. */
export function isDocumentId(id: unknown): id is string {
  return typeof id === "string" && id.length <= 128 && idPattern.test(id);
}

const idPattern = /^(?!.*\.\.)(?!.*\.$)[A-Za-z0-9_][A-Za-z0-9._-]*$/;

import { publishedId, referenceIn, type StoredDocument } from "../facts/onFile.ts";

/**
 * What a rule of the schemas asks about other documents: a query for the lake, and the same
 * question answered from documents at hand. A rule asks nothing else, so `check` can answer all of
 * it from memory; a test holds both answers against each other.
 */
interface Lookup {
  query: string;
  from(documents: LookupIndex, params: Readonly<Record<string, unknown>>): readonly unknown[];
}

/** Documents by what lookups ask for. */
export interface LookupIndex {
  byId: ReadonlyMap<string, StoredDocument>;
  /** By type and slug, with a space between. */
  bySlug: ReadonlyMap<string, readonly StoredDocument[]>;
  /** Corrections by the id of what they correct. */
  corrections: ReadonlyMap<string, readonly StoredDocument[]>;
}

/** Documents of `$type` whose address ends in `$slug`: `_id`, and the section of a story. */
export const holdersOfSlug: Lookup = {
  query: `*[_type == $type && slug.current == $slug] | order(_id) {_id, "section": section._ref}`,
  from: ({ bySlug }, { type, slug }) =>
    (bySlug.get(`${String(type)} ${String(slug)}`) ?? []).map((document) => ({
      _id: document._id,
      section: referenceIn(document["section"]) ?? null,
    })),
};

/** Documents with `$ids`. */
export const documentsById: Lookup = {
  query: `*[_id in $ids] | order(_id)`,
  from: ({ byId }, { ids }) => strings(ids).flatMap((id) => byId.get(id) ?? []),
};

/** Corrections of the documents with `$ids`. */
export const correctionsOf: Lookup = {
  query: `*[_type == "correction" && references($ids)] | order(_id)`,
  from: ({ corrections }, { ids }) => strings(ids).flatMap((id) => corrections.get(id) ?? []),
};

const lookups: ReadonlyMap<string, Lookup> = new Map(
  [holdersOfSlug, documentsById, correctionsOf].map((lookup) => [lookup.query, lookup]),
);

/** Sorts documents for lookups. */
export function indexForLookups(documents: readonly StoredDocument[]): LookupIndex {
  const slugged = documents.filter((document) => slugOf(document) !== undefined);
  return {
    byId: new Map(documents.map((document) => [publishedId(document._id), document])),
    bySlug: Map.groupBy(slugged, (document) => `${document._type} ${slugOf(document)}`),
    corrections: Map.groupBy(
      documents.filter((document) => document._type === "correction"),
      (correction) => referenceIn(correction["corrects"]) ?? "",
    ),
  };
}

/**
 * Answers a query of a rule from memory.
 * @throws Error when it is not one of the lookups above.
 */
export function answer(
  index: LookupIndex,
  query: string,
  params: Readonly<Record<string, unknown>> = {},
): readonly unknown[] {
  const lookup = lookups.get(query);
  if (!lookup)
    throw new Error(
      `A rule asks what only a lake can answer: add its query to lookups.ts. ${query}`,
    );
  return lookup.from(index, params);
}

function slugOf(document: StoredDocument): string | undefined {
  const { slug } = document;
  const current: unknown =
    typeof slug === "object" && slug !== null && "current" in slug ? slug.current : undefined;
  return typeof current === "string" ? current : undefined;
}

function strings(values: unknown): string[] {
  return Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
}

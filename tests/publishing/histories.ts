import * as fc from "fast-check";
import { sampleDocuments } from "../pages/sampleDocuments.ts";
import type { Document } from "../pages/sampleSite.ts";

/** What happens in a newsroom in one moment. */
export type Happening =
  | { does: "edit"; id: string; set: Record<string, unknown> }
  | { does: "write"; document: Document }
  | { does: "delete"; id: string };

/** References are weak here, so that anything may be deleted while others name it. */
const reference = (id: string) => ({ _type: "reference", _ref: id, _weak: true });
const keyed = (ids: readonly string[]) => ids.map((id) => ({ ...reference(id), _key: id }));
const slug = (current: string) => ({ _type: "slug", current });

/** The documents that every history begins with. */
export const beginning: readonly Document[] = sampleDocuments.map(weakened);

function weakened<T>(value: T): T {
  if (Array.isArray(value)) return value.map(weakened) as T;
  if (typeof value !== "object" || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([k, v]) => [k, weakened(v)]));
  return ("_ref" in copy ? { ...copy, _weak: true } : copy) as T;
}

const words = fc.constantFrom("Ten boats", "Fog", "A long night at the quay", "Zwölf Boote & mehr");
const slugs = fc.constantFrom("ten-boats", "fog", "night", "boats").map(slug);
const sections = fc.constantFrom("news", "local", "sport").map(reference);
const topics = fc.subarray(["winter", "storms"]).map(keyed);
const people = fc.subarray(["author", "speaker"]).map(keyed);
const facts = fc.subarray(["total", "part-a", "part-b"]).map(keyed);
const days = fc.constantFrom("2017-09-30", "2017-10-01", "2017-11-05", null);
const instants = fc.constantFrom(
  "2017-09-30T23:30:00Z",
  "2017-10-02T07:30:00Z",
  "2017-10-31T23:59:00Z",
  "2017-12-01T00:00:00Z",
  null,
);
const subjects = fc.constantFrom("total", "words", "story", "opinion", "new-1").map(reference);
const paths = fc.constantFrom("/news/boats/", "/local/ten-boats/", "/news/fog/", "/topics/old/");
const entities = fc.constantFrom("author", "speaker", "port");
const stories = fc.constantFrom("story", "opinion", "new-1", "new-2");

const paragraph = (text: string, ...blocks: object[]) => [
  {
    _type: "block",
    _key: "t",
    style: "normal",
    markDefs: [{ _type: "articleLink", _key: "l", article: reference("opinion") }],
    children: [{ _type: "span", _key: "s", text, marks: ["l"] }],
  },
  ...blocks,
];
const bodies = fc
  .tuple(
    words,
    fc.subarray([
      { _type: "statisticEmbed", _key: "a", statistic: reference("total") },
      { _type: "statisticEmbed", _key: "b", statistic: reference("part-a") },
      { _type: "breakdownEmbed", _key: "c", breakdown: reference("parts") },
      { _type: "quoteEmbed", _key: "d", quote: reference("words") },
    ]),
  )
  .map(([text, blocks]) => paragraph(text, ...blocks));

/** What an editor may change in each type, and to what. */
const fields: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
  article: {
    headline: words,
    slug: slugs,
    section: sections,
    dek: fc.option(words),
    topics,
    authors: people,
    cites: facts,
    body: bodies,
    publishedAt: instants,
    updatedAt: instants,
    comments: fc.constantFrom("open", "closed", "hidden"),
    label: fc.constantFrom("news", "opinion", null),
  },
  section: { title: words, slug: slugs, description: fc.option(words), parent: sections },
  topic: { title: words, slug: slugs },
  person: { name: words, slug: slugs, jobTitle: fc.option(words) },
  organization: { name: words, slug: slugs },
  source: { title: words, published: days, publisher: entities.map(reference) },
  place: { name: words },
  statistic: {
    value: fc.integer({ min: 0, max: 20 }),
    label: words,
    slug: slugs,
    asOf: days,
    source: fc.constantFrom("accounts", "gone").map(reference),
  },
  breakdown: {
    title: words,
    total: fc.constantFrom("total", "part-a").map(reference),
    parts: facts,
    relation: fc.constantFrom("partition", "subset"),
  },
  quote: {
    text: words,
    slug: slugs,
    speaker: entities.map(reference),
    attribution: fc.constantFrom("on the record", "background"),
    attributedAs: words,
    saidOn: days,
  },
  correction: {
    corrects: subjects,
    text: words,
    date: instants,
    kind: fc.constantFrom("correction", "retraction"),
  },
  comment: {
    status: fc.constantFrom("approved", "rejected"),
    text: words,
    story: stories.map(reference),
    about: subjects,
  },
  redirect: { from: paths, target: subjects },
  front: {
    lead: stories.map(reference),
    seconds: fc.subarray(["story", "opinion", "new-1"]).map(keyed),
    quotation: fc.constantFrom("words", "gone").map(reference),
  },
  site: {
    title: words,
    timeZone: fc.constantFrom("Europe/London", "Pacific/Auckland"),
    navigation: fc.subarray(["news", "local", "sport"]).map(keyed),
  },
};

const edits: fc.Arbitrary<Happening> = fc
  .constantFrom(...beginning)
  .chain((document) =>
    fc
      .record(fields[document._type] ?? {}, { requiredKeys: [] })
      .map((set) => ({ does: "edit" as const, id: document._id, set })),
  );

const storiesWritten: fc.Arbitrary<Happening> = fc
  .tuple(stories, fc.record(fields["article"] ?? {}))
  .map(([_id, set]) => ({ does: "write", document: { _id, _type: "article", ...set } }));

const othersWritten: fc.Arbitrary<Happening> = fc
  .constantFrom(
    ...beginning,
    { _id: "sport", _type: "section", title: "Sport", slug: slug("sport") },
    { _id: "storms", _type: "topic", title: "Storms", slug: slug("storms") },
    {
      _id: "again",
      _type: "correction",
      corrects: reference("words"),
      kind: "clarification",
      text: "He said it twice.",
      date: "2017-11-04T08:00:00Z",
    },
  )
  .map((document) => ({ does: "write", document }));

const deletions: fc.Arbitrary<Happening> = fc
  .constantFrom(...beginning.map((document) => document._id), "new-1", "new-2", "sport", "again")
  .map((id) => ({ does: "delete", id }));

/** Moments between two updates, each of one or a few happenings. */
export const histories: fc.Arbitrary<Happening[][]> = fc.array(
  fc.array(
    fc.oneof(
      { weight: 5, arbitrary: edits },
      { weight: 2, arbitrary: storiesWritten },
      { weight: 2, arbitrary: othersWritten },
      { weight: 2, arbitrary: deletions },
    ),
    { minLength: 1, maxLength: 3 },
  ),
  { minLength: 1, maxLength: 8 },
);

import type { Document } from "./sampleSite.ts";

const reference = (id: string) => ({ _type: "reference", _ref: id });
const references = (...ids: string[]) =>
  ids.map((id) => ({ ...reference(id), _key: id.slice(-8) }));
const slug = (current: string) => ({ _type: "slug", current });
const span = (text: string, ...marks: string[]) => ({ _type: "span", _key: text, text, marks });
const block = (children: unknown[], markDefs: unknown[] = [], style = "normal") => ({
  _type: "block",
  _key: `b${children.length}${style}`,
  style,
  markDefs,
  children,
});

/** A paper of two stories with every kind of document that pages are made of. */
export const sampleDocuments: readonly Document[] = [
  {
    _id: "site",
    _type: "site",
    title: "The Test Record",
    description: "A paper for tests.",
    address: "https://record.example",
    language: "en",
    timeZone: "Europe/London",
    publisher: "Test Society",
    navigation: references("news"),
    policies: [
      { _key: "p", title: "Privacy", slug: "privacy", body: [block([span("We keep nothing.")])] },
    ],
    commentRules: { closeAfterDays: 30 },
  },
  { _id: "front", _type: "front", lead: reference("story"), quotation: reference("words") },
  { _id: "news", _type: "section", title: "News", slug: slug("news") },
  {
    _id: "local",
    _type: "section",
    title: "Local",
    slug: slug("local"),
    parent: reference("news"),
  },
  { _id: "winter", _type: "topic", title: "Winter", slug: slug("winter") },
  {
    _id: "author",
    _type: "person",
    name: "سمير الحداد",
    nameLanguage: "ar",
    slug: slug("samir"),
    jobTitle: "Reporter",
    url: "https://samir.example/",
  },
  { _id: "speaker", _type: "person", name: "Ann O’Dell", slug: slug("ann-odell") },
  { _id: "port", _type: "organization", name: "The Port", slug: slug("the-port") },
  {
    _id: "accounts",
    _type: "source",
    title: "Accounts 2017",
    kind: "accounts",
    publisher: reference("port"),
    url: "https://port.example/accounts",
    published: "2017-07-14",
  },
  { _id: "town", _type: "place", name: "Town", level: "city" },
  statistic("total", "All boats", 10),
  statistic("part-a", "Large boats", 4),
  statistic("part-b", "Small boats", 6),
  {
    _id: "parts",
    _type: "breakdown",
    title: "Which boats",
    total: reference("total"),
    parts: references("part-a", "part-b"),
    relation: "partition",
    totalLabel: "All",
  },
  {
    _id: "words",
    _type: "quote",
    text: "The boats are all here, and so are we.",
    slug: slug("the-boats-are-all-here"),
    attribution: "on the record",
    speaker: reference("speaker"),
    role: "Harbour master",
    saidOn: "2017-10-01",
    occasion: "on the quay",
    source: reference("accounts"),
  },
  {
    _id: "story",
    _type: "article",
    headline: "Ten boats & a light",
    slug: slug("ten-boats"),
    section: reference("local"),
    label: "news",
    dek: "They are all in.",
    authors: references("author"),
    topics: references("winter"),
    cites: references("total"),
    sources: references("accounts"),
    publishedAt: "2017-10-02T07:30:00Z",
    updatedAt: "2017-10-03T08:00:00Z",
    comments: "open",
    body: [
      block(
        [span("There are "), span("almost ten", "m1"), span(" boats, of which 4 are large.")],
        [{ _type: "figureInProse", _key: "m1", statistic: reference("total") }],
      ),
      { _type: "statisticEmbed", _key: "s", statistic: reference("total") },
      block([span("Which?")], [], "h2"),
      { _type: "breakdownEmbed", _key: "p", breakdown: reference("parts") },
      { _type: "quoteEmbed", _key: "q", quote: reference("words") },
    ],
  },
  {
    _id: "opinion",
    _type: "article",
    headline: "Fog",
    slug: slug("fog"),
    section: reference("news"),
    label: "opinion",
    publishedAt: "2017-09-30T23:30:00Z",
    comments: "closed",
    body: [
      block(
        [span("See "), span("the boats", "l"), span(".")],
        [{ _type: "articleLink", _key: "l", article: reference("story") }],
      ),
    ],
  },
  {
    _id: "corrected",
    _type: "correction",
    corrects: reference("total"),
    kind: "correction",
    field: "value",
    was: "9",
    is: "10",
    text: "We counted nine boats. There are ten.",
    date: "2017-10-03T08:00:00Z",
    foundBy: "A reader counted again.",
  },
  comment("one", { name: "Marta", text: "I make it ten.\n\nSee https://boats.example/ten." }),
  comment("two", { name: "Ivo", text: "Eleven.", parent: reference("comment.one") }),
  comment("three", { fromPaper: true, text: "Ten.", parent: reference("comment.two") }),
  comment("four", { name: "Ivo", text: "If you say so.", parent: reference("comment.three") }),
  comment("pending", { name: "Nobody", text: "Not yet read", status: "pending" }),
  { _id: "moved", _type: "redirect", from: "/news/boats/", target: reference("story") },
];

function statistic(id: string, label: string, value: number): Document {
  return {
    _id: id,
    _type: "statistic",
    label,
    slug: slug(id),
    value,
    unit: "boats",
    precision: 0,
    qualifier: "exact",
    population: "in the harbour",
    place: reference("town"),
    asOf: "2017-10-01",
    source: reference("accounts"),
  };
}

function comment(id: string, fields: Record<string, unknown>): Document {
  return {
    _id: `comment.${id}`,
    _type: "comment",
    story: reference("story"),
    status: "approved",
    email: "private@example.org",
    postedAt: `2017-10-02T1${id.length}:00:00Z`,
    ...fields,
  };
}

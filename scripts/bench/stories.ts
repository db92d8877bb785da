import type { IdentifiedSanityDocumentStub } from "@sanity/client";
import { maker } from "./random.ts";

type Document = IdentifiedSanityDocumentStub;
type Maker = ReturnType<typeof maker>;

const rows = 10;

/** A paper's sections, topics, people, places and sources, which its stories name. */
export function paper(): Document[] {
  return [
    {
      _id: "site",
      _type: "site",
      title: "The Bench Gazette",
      address: "https://gazette.example",
      language: "en",
      timeZone: "Europe/London",
      navigation: list("section", 6),
    },
    ...many(6, (at) => ({
      _id: `section-${at}`,
      _type: "section",
      title: `Section ${at}`,
      slug: slug(`section-${at}`),
    })),
    ...many(20, (at) => ({
      _id: `topic-${at}`,
      _type: "topic",
      title: `Topic ${at}`,
      slug: slug(`topic-${at}`),
    })),
    ...many(40, (at) => ({
      _id: `person-${at}`,
      _type: "person",
      name: `Person ${at}`,
      slug: slug(`person-${at}`),
    })),
    {
      _id: "organization-0",
      _type: "organization",
      name: "Town Office",
      slug: slug("town-office"),
    },
    ...many(rows, (at) => ({
      _id: `place-${at}`,
      _type: "place",
      name: `Ward ${at}`,
      level: "city",
    })),
    {
      _id: "source-0",
      _type: "source",
      title: "Yearly returns",
      kind: "report",
      url: "https://office.example/returns",
      published: "2026-01-10",
      publisher: reference("organization-0"),
    },
  ];
}

/** The documents of one story: 600 words, a quotation, a table of ten rows with its total. */
export function story(number: number): Document[] {
  const make = maker(number + 1);
  const id = `story-${number}`;
  const values = many(rows, () => 1 + make.upTo(400));
  const total = values.reduce((sum, value) => sum + value, 0);
  const part = (at: number) => `${id}-part-${at}`;
  return [
    ...values.map((value, at) =>
      statistic(part(at), `Boats counted in ward ${at}, story ${number}`, value, `place-${at}`),
    ),
    statistic(`${id}-total`, `Boats counted, story ${number}`, total, "place-0"),
    {
      _id: `${id}-breakdown`,
      _type: "breakdown",
      title: "Boats by ward",
      total: reference(`${id}-total`),
      parts: values.map((_, at) => ({ ...reference(part(at)), _key: `p${at}` })),
      relation: "partition",
      chart: "bars",
    },
    {
      _id: `${id}-quote`,
      _type: "quote",
      text: make.sentence(22),
      slug: slug(`${id}-quote`),
      attribution: "on the record",
      speaker: reference(`person-${make.upTo(40)}`),
      role: "Harbour warden",
      saidOn: day(number),
      source: reference("source-0"),
    },
    article(id, number, make),
  ];
}

function article(id: string, number: number, make: Maker): Document {
  return {
    _id: id,
    _type: "article",
    headline: make.sentence(8).slice(0, -1),
    slug: slug(id),
    section: reference(`section-${number % 6}`),
    label: "news",
    dek: make.sentence(16),
    authors: [{ ...reference(`person-${number % 40}`), _key: "a" }],
    topics: [{ ...reference(`topic-${number % 20}`), _key: "t" }],
    publishedAt: `${day(number)}T0${number % 10}:30:00Z`,
    comments: "open",
    body: [
      ...many(4, (at) => paragraph(`a${at}`, make)),
      block("h", "h2", "What was counted?"),
      { _type: "quoteEmbed", _key: "q", quote: reference(`${id}-quote`) },
      ...many(4, (at) => paragraph(`b${at}`, make)),
      { _type: "breakdownEmbed", _key: "t", breakdown: reference(`${id}-breakdown`), chart: true },
      ...many(4, (at) => paragraph(`c${at}`, make)),
    ],
  };
}

// Twelve of these are the 600 words.
const paragraph = (key: string, make: Maker) =>
  block(key, "normal", [13, 12, 11, 14].map((words) => make.sentence(words)).join(" "));

const block = (key: string, style: string, text: string) => ({
  _type: "block",
  _key: key,
  style,
  markDefs: [],
  children: [{ _type: "span", _key: `${key}s`, text, marks: [] }],
});

const statistic = (id: string, label: string, value: number, place: string): Document => ({
  _id: id,
  _type: "statistic",
  label,
  slug: slug(id),
  value,
  unit: "boats",
  precision: 0,
  qualifier: "exact",
  population: "moored on the day",
  place: reference(place),
  asOf: "2026-01-01",
  source: reference("source-0"),
});

/** Stories are spread over two years. */
const day = (number: number) =>
  new Date(Date.UTC(2024, 0, 1 + (number % 730))).toISOString().slice(0, 10);

const slug = (current: string) => ({ _type: "slug", current });

const reference = (id: string) => ({ _type: "reference", _ref: id });

const many = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

const list = (type: string, count: number) =>
  many(count, (at) => ({ ...reference(`${type}-${at}`), _key: `k${at}` }));

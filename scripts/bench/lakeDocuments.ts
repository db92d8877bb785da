import { randomFrom } from "./random.ts";

/** Makes an archive for the lake's benchmark, always the same: stories that cite figures, persons and sections. */
export function archive(count: number): Record<string, unknown>[] {
  const sections = Array.from({ length: 20 }, (_, at) => ({
    _id: `section-${at}`,
    _type: "section",
    title: `Section ${at}`,
  }));
  const figures = Math.min(900, Math.floor(count / 20));
  const statistics = Array.from({ length: figures }, (_, at) => ({
    _id: `statistic-${at}`,
    _type: "statistic",
    value: at * 7,
    label: `Figure ${at}`,
  }));
  const rest = count - sections.length - statistics.length;
  const articles = Array.from({ length: rest }, (_, at) => article(at, figures));
  return [...articles, ...sections, ...statistics].toSorted((a, b) => (a._id < b._id ? -1 : 1));
}

/** Drafts beside such an archive: every second one of a story that stands, the others of new ones. */
export function drafts(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, at) => {
    const base = at % 2 === 0 ? `article-${at * 90}` : `new-${at}`;
    return { ...article(at * 90, 20), _id: `drafts.${base}` };
  });
}

function article(at: number, figures: number) {
  const write = writer(at);
  // Coprime steps: every figure is cited about as often, by stories far apart.
  const figure = (step: number) => ({
    _type: "statisticLink",
    _ref: `statistic-${(at * step) % figures}`,
  });
  return {
    _id: `article-${at}`,
    _type: "article",
    _createdAt: day(at),
    _updatedAt: day(at),
    headline: `Council votes on ${write(3)}, matter ${at}`,
    slug: { _type: "slug", current: `story-${at}` },
    dek: "What was decided, by whom, and what it will cost.",
    label: "news",
    publishedAt: day(at * 31),
    section: { _type: "reference", _ref: `section-${at % 20}` },
    figure: { ...figure(7), _type: "reference" },
    body: Array.from({ length: 6 }, (_, block) => ({
      _type: "block",
      _key: `k${block}`,
      style: "normal",
      markDefs: block === 2 ? [{ _key: "m", ...figure(11), _weak: false }] : [],
      children: [{ _type: "span", _key: "s", marks: [], text: `${beginning} ${write(24)}.` }],
    })),
  };
}

/** A minute of the years since 2010, spread so that neighbours are far apart. */
function day(at: number): string {
  const minute = (at * 7919) % 8_000_000;
  return new Date(Date.UTC(2010, 0, 1) + minute * 60_000).toISOString();
}

const beginning =
  "The council met for three hours on Tuesday and heard from nine residents before it voted.";

/** Writes so many words, a few of them often and most of them seldom, as words are in any language. */
function writer(seed: number): (words: number) => string {
  const random = randomFrom(seed);
  const word = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1];
  return (words) => Array.from({ length: words }, word).join(" ");
}

const syllables = [
  "ba",
  "de",
  "fi",
  "go",
  "hu",
  "ka",
  "le",
  "mi",
  "no",
  "pu",
  "ra",
  "se",
  "ti",
  "vo",
  "zu",
  "sha",
  "che",
  "qui",
  "tro",
  "blu",
];

/** 8,000 words of three syllables. */
const vocabulary = syllables.flatMap((one) =>
  syllables.flatMap((two) => syllables.map((three) => one + two + three)),
);

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

function article(at: number, figures: number) {
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
    headline: `Council votes on matter ${at}`,
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
      children: [{ _type: "span", _key: "s", marks: [], text: paragraph }],
    })),
  };
}

/** A minute of the years since 2010, spread so that neighbours are far apart. */
function day(at: number): string {
  const minute = (at * 7919) % 8_000_000;
  return new Date(Date.UTC(2010, 0, 1) + minute * 60_000).toISOString();
}

const paragraph =
  "The council met for three hours on Tuesday and heard from nine residents before it voted, seven to four, to go on with the plan that its committee had put forward in the spring, with two changes that nobody had asked for.";

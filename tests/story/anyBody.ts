import * as fc from "fast-check";

const names = ["__proto__", "constructor", "hasOwnProperty", "k", "strong", "em", "notFigure"];
const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), fc.lorem());
const nonsense = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.boolean(),
  fc.object({ maxDepth: 2 }),
);
/** Mostly what belongs there, sometimes not. */
const mostly = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 9, arbitrary }, { weight: 1, arbitrary: nonsense });

const reference = mostly(
  fc.record({
    _type: fc.constant("reference"),
    _ref: fc.constantFrom(
      "statistic-arrests",
      "statistic-rise",
      "quote-boat",
      "quote-arabic",
      "breakdown-places",
      "breakdown-groups",
      "breakdown-rise",
      "story-moved",
      "gone",
      "__proto__",
    ),
  }),
);
const span = fc.record({
  _type: fc.constant("span"),
  text,
  marks: mostly(fc.array(fc.constantFrom(...names), { maxLength: 3 })),
});
const child = mostly(
  fc.oneof(span, span, fc.record({ _type: fc.constant("figureInProse"), statistic: reference })),
);
const definition = fc.record({
  _key: fc.constantFrom("k", "__proto__", "constructor"),
  _type: fc.constantFrom("link", "articleLink", "quoted", "figureInProse", "toString"),
  href: mostly(fc.oneof(fc.webUrl(), text)),
  article: reference,
  quote: reference,
  statistic: reference,
});
const paragraph = fc.record(
  {
    _type: fc.constant("block"),
    _key: fc.string(),
    style: mostly(fc.constantFrom("normal", "h2", "h3", "h1", "constructor")),
    listItem: mostly(fc.constantFrom("bullet", "number", "square")),
    level: mostly(fc.integer({ min: -1, max: 30 })),
    markDefs: mostly(fc.array(mostly(definition), { maxLength: 4 })),
    children: mostly(fc.array(child, { maxLength: 6 })),
  },
  { requiredKeys: ["_type", "children"] },
);
const block = fc.record({
  _type: fc.constantFrom(
    "quoteEmbed",
    "statisticEmbed",
    "breakdownEmbed",
    "pullQuote",
    "picture",
    "factBox",
    "divider",
    "mystery",
    "__proto__",
  ),
  quote: reference,
  statistic: reference,
  breakdown: reference,
  asset: mostly(
    fc.record({ _ref: fc.constantFrom("image-a1-800x600-jpg", "image-b2-0x9-png", "x") }),
  ),
  excerpt: mostly(text),
  caption: mostly(text),
  credit: mostly(text),
  text: mostly(text),
  title: mostly(text),
  alt: mostly(text),
  crop: nonsense,
  chart: fc.boolean(),
  style: mostly(fc.constantFrom("rule", "space")),
  body: mostly(fc.array(paragraph, { maxLength: 3 })),
});

/** Portable Text as no editor would write it, most of it nearly right. */
export const anyBody = fc.array(mostly(fc.oneof(paragraph, paragraph, block)), { maxLength: 12 });

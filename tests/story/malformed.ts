import { paragraph, span } from "./newsroom.ts";

const ref = (id: unknown) => ({ _type: "reference", _ref: id });
const text = (more: object) => ({ ...paragraph(span("kept words")), ...more });
const marked = (...marks: unknown[]) => paragraph(span("kept words", ...marks));
const defined = (definition: unknown) => ({
  ...paragraph(span("kept words", "k")),
  markDefs: [definition],
});
const item = (level: unknown, listItem: unknown = "bullet") => text({ listItem, level });

/** `levels` arrays or objects around words. */
function nested(levels: number, wrap: (inner: unknown) => unknown, inner: unknown): unknown {
  let made = inner;
  for (let level = 0; level < levels; level += 1) made = wrap(made);
  return made;
}

/** A body that no editor's form makes, and what must be reported of it: "rule field". */
export interface Malformed {
  name: string;
  body: unknown;
  reports: readonly string[];
}

const b = 'body[_key=="b"]';
const at = (more: object) => ({ ...more, _key: "b" });
const only = (name: string, block: object, ...reports: string[]): Malformed => ({
  name,
  body: [at(block)],
  reports,
});

const dangerousNames = ["__proto__", "constructor", "hasOwnProperty", "toString", "prototype"];

export const malformed: readonly Malformed[] = [
  { name: "a string for a body", body: "kept words", reports: ["malformed body"] },
  { name: "a number for a body", body: 7, reports: ["malformed body"] },
  { name: "true for a body", body: true, reports: ["malformed body"] },
  {
    name: "one block for a body, not in a list",
    body: paragraph(span("kept words")),
    reports: ["malformed body"],
  },
  { name: "null among blocks", body: [null], reports: ["malformed body[0]"] },
  { name: "a string among blocks", body: ["kept words"], reports: ["malformed body[0]"] },
  { name: "a number among blocks", body: [42], reports: ["malformed body[0]"] },
  {
    name: "a list among blocks",
    body: [[paragraph(span("kept words"))]],
    reports: ["malformed body[0]"],
  },
  {
    name: "a block without a type",
    body: [{ text: "kept words" }],
    reports: ["unknown-type body[0]"],
  },
  {
    name: "a block whose type is an object",
    body: [{ _type: {}, text: "kept words" }],
    reports: ["unknown-type body[0]"],
  },
  {
    name: "a block whose type is null",
    body: [{ _type: null, children: [span("kept words")] }],
    reports: ["unknown-type body[0]"],
  },
  ...dangerousNames.map((name) =>
    only(
      `a block of the type ${name}`,
      { _type: name, children: [span("kept words")] },
      `unknown-type ${b}`,
    ),
  ),
  ...dangerousNames.map((name) =>
    only(`a style ${name}`, text({ style: name }), `unknown-style ${b}.style`),
  ),
  ...dangerousNames.map((name) =>
    only(`a list ${name}`, text({ listItem: name, level: 1 }), `unknown-list ${b}.listItem`),
  ),
  ...dangerousNames.map((name) =>
    only(`a mark ${name}`, marked(name), `unknown-mark ${b}.children[0].marks[0]`),
  ),
  ...dangerousNames.map((name) =>
    only(
      `a definition of the type ${name}`,
      defined({ _key: "k", _type: name, href: "/x/" }),
      `unknown-mark ${b}.markDefs[_key=="k"]`,
    ),
  ),
  only("a style that is an object", text({ style: { h2: true } }), `unknown-style ${b}.style`),
  only("a style that is null", text({ style: null }), `unknown-style ${b}.style`),
  only("a style of the past", text({ style: "blockquote" }), `unknown-style ${b}.style`),
  only("a heading of the first level", text({ style: "h1" }), `unknown-style ${b}.style`),
  only("no children", { _type: "block", text: "kept words" }, `malformed ${b}.children`),
  only("children that are null", { _type: "block", children: null }, `malformed ${b}.children`),
  only(
    "children that are words",
    { _type: "block", children: "kept", text: "kept words" },
    `malformed ${b}.children`,
  ),
  only(
    "children that are one span",
    { _type: "block", children: span("kept words") },
    `malformed ${b}.children`,
  ),
  only("null among children", paragraph(null, span("kept words")), `malformed ${b}.children[0]`),
  only("a string among children", paragraph("kept words"), `malformed ${b}.children[0]`),
  only("a list among children", paragraph([span("kept words")]), `malformed ${b}.children[0]`),
  only(
    "a block among children",
    paragraph({ ...paragraph(span("kept words")), _key: "i" }),
    `unknown-type ${b}.children[_key=="i"]`,
  ),
  only(
    "a child of an unknown type",
    paragraph({ _type: "stockTicker", text: "kept words" }),
    `unknown-type ${b}.children[0]`,
  ),
  only(
    "a child of the type constructor",
    paragraph({ _type: "constructor", text: "kept words" }),
    `unknown-type ${b}.children[0]`,
  ),
  only("a span without text", paragraph({ _type: "span" }), `malformed ${b}.children[0].text`),
  only(
    "a span whose text is null",
    paragraph({ _type: "span", text: null }),
    `malformed ${b}.children[0].text`,
  ),
  only(
    "a span whose text is a number",
    paragraph({ _type: "span", text: 1234 }),
    `malformed ${b}.children[0].text`,
  ),
  only(
    "a span whose text is an object",
    paragraph({ _type: "span", text: { _type: "span", text: "kept words" } }),
    `malformed ${b}.children[0].text`,
  ),
  only(
    "a span whose text is a list",
    paragraph({ _type: "span", text: ["kept", "words"] }),
    `malformed ${b}.children[0].text`,
  ),
  only(
    "a lone high surrogate",
    paragraph({ _type: "span", text: "kept \ud83d words" }),
    `malformed ${b}.children[0].text`,
  ),
  only(
    "a lone low surrogate",
    paragraph({ _type: "span", text: "\udc00kept words" }),
    `malformed ${b}.children[0].text`,
  ),
  only(
    "marks that are null",
    paragraph({ ...span("kept words"), _key: "s", marks: null }),
    `malformed ${b}.children[_key=="s"].marks`,
  ),
  only(
    "marks that are a word",
    paragraph({ ...span("kept words"), _key: "s", marks: "strong" }),
    `malformed ${b}.children[_key=="s"].marks`,
  ),
  only(
    "marks that are an object",
    paragraph({ ...span("kept words"), _key: "s", marks: { 0: "em" } }),
    `malformed ${b}.children[_key=="s"].marks`,
  ),
  only("null among marks", marked(null, "em"), `unknown-mark ${b}.children[0].marks[0]`),
  only(
    "an object among marks",
    marked({ _type: "strong" }),
    `unknown-mark ${b}.children[0].marks[0]`,
  ),
  only("a mark without a definition", marked("a1b2c3"), `unknown-mark ${b}.children[0].marks[0]`),
  only("a mark of the past", marked("underline"), `unknown-mark ${b}.children[0].marks[0]`),
  only("definitions that are null", text({ markDefs: null }), `malformed ${b}.markDefs`),
  only("definitions that are an object", text({ markDefs: { k: {} } }), `malformed ${b}.markDefs`),
  only(
    "null among definitions",
    defined(null),
    `malformed ${b}.markDefs[0]`,
    `unknown-mark ${b}.children[0].marks[0]`,
  ),
  only(
    "a definition without a key",
    defined({ _type: "link", href: "/x/" }),
    `malformed ${b}.markDefs[0]`,
    `unknown-mark ${b}.children[0].marks[0]`,
  ),
  only(
    "a definition without a type",
    defined({ _key: "k" }),
    `unknown-mark ${b}.markDefs[_key=="k"]`,
  ),
  only(
    "two definitions with one key",
    {
      ...paragraph(span("kept words", "k")),
      markDefs: [
        { _key: "k", _type: "link", href: "/x/" },
        { _key: "k", _type: "link", href: "/y/" },
      ],
    },
    `duplicate-key ${b}.markDefs[_key=="k"]`,
  ),
  only(
    "a link without an address",
    defined({ _key: "k", _type: "link" }),
    `refused-address ${b}.markDefs[_key=="k"].href`,
  ),
  only(
    "a link whose address is an object",
    defined({ _key: "k", _type: "link", href: {} }),
    `refused-address ${b}.markDefs[_key=="k"].href`,
  ),
  only(
    "a link with half a character",
    defined({ _key: "k", _type: "link", href: "https://x.example/\ud800" }),
    `refused-address ${b}.markDefs[_key=="k"].href`,
  ),
  only(
    "a figure that names nothing",
    defined({ _key: "k", _type: "figureInProse" }),
    `malformed ${b}.markDefs[_key=="k"].statistic`,
  ),
  only(
    "a figure whose reference is a word",
    defined({ _key: "k", _type: "figureInProse", statistic: "statistic-arrests" }),
    `malformed ${b}.markDefs[_key=="k"].statistic`,
  ),
  only(
    "a figure whose reference is a number",
    defined({ _key: "k", _type: "figureInProse", statistic: ref(7) }),
    `malformed ${b}.markDefs[_key=="k"].statistic`,
  ),
  only(
    "a quote that does not exist",
    defined({ _key: "k", _type: "quoted", quote: ref("gone") }),
    `not-published ${b}.markDefs[_key=="k"].quote._ref`,
  ),
  only(
    "a quote by the name __proto__",
    defined({ _key: "k", _type: "quoted", quote: ref("__proto__") }),
    `not-published ${b}.markDefs[_key=="k"].quote._ref`,
  ),
  only(
    "a story by the name constructor",
    defined({ _key: "k", _type: "articleLink", article: ref("constructor") }),
    `not-published ${b}.markDefs[_key=="k"].article._ref`,
  ),
  only("a list level of zero", item(0), `malformed ${b}.level`),
  only("a list level below zero", item(-3), `malformed ${b}.level`),
  only("a list level between two", item(1.5), `malformed ${b}.level`),
  only("a list level that is a word", item("2"), `malformed ${b}.level`),
  only("a list level that is null", item(null), `malformed ${b}.level`),
  only("a list level of a thousand million", item(1e9), `too-deep ${b}.level`),
  only("a list that is an object", text({ listItem: {}, level: 1 }), `unknown-list ${b}.listItem`),
  only("a list that is null", text({ listItem: null }), `unknown-list ${b}.listItem`),
  {
    name: "list levels that jump up and down",
    body: [1, 9, 4, 20, 2, 1].map((level) => item(level)),
    reports: [],
  },
  {
    name: "list levels to three thousand",
    body: Array.from({ length: 60 }, (_, index) => ({
      ...item(1 + index * 50),
      _key: `l${index}`,
    })),
    reports: ['too-deep body[_key=="l1"].level', 'too-deep body[_key=="l59"].level'],
  },
  {
    name: "two blocks with one key",
    body: [at(paragraph(span("kept words"))), at(paragraph(span("and these")))],
    reports: [`duplicate-key ${b}`],
  },
  only(
    "21 levels deep",
    { _type: "mystery", inner: nested(21, (inner) => ({ inner }), span("kept words")) },
    `too-deep ${b}`,
  ),
  only(
    "3,000 levels deep",
    { _type: "mystery", inner: nested(3000, (inner) => ({ inner }), span("kept words")) },
    `too-deep ${b}`,
  ),
  only(
    "3,000 lists deep in children",
    paragraph(nested(3000, (inner) => [inner], span("kept words"))),
    `malformed ${b}.children[0]`,
  ),
  only(
    "3,000 blocks deep",
    nested(
      3000,
      (inner) => ({ _type: "block", _key: "b", children: [inner] }),
      span("kept words"),
    ) as object,
    `too-deep ${b}.children[_key=="b"]`,
  ),
  only(
    "a span 3,000 levels deep in its text",
    paragraph({ _type: "span", text: nested(3000, (inner) => ({ text: inner }), "kept words") }),
    `malformed ${b}.children[0].text`,
  ),
  only(
    "a quotation that names nothing",
    { _type: "quoteEmbed", excerpt: "kept words" },
    `malformed ${b}.quote`,
  ),
  only(
    "a quotation whose excerpt is an object",
    { _type: "quoteEmbed", quote: ref("quote-boat"), excerpt: {} },
    `malformed ${b}.excerpt`,
  ),
  only(
    "a figure, set large, whose reference is a list",
    { _type: "statisticEmbed", statistic: [ref("statistic-arrests")] },
    `malformed ${b}.statistic`,
  ),
  only(
    "a caption that is a number",
    { _type: "statisticEmbed", statistic: ref("statistic-arrests"), caption: 7 },
    `malformed ${b}.caption`,
  ),
  only(
    "a breakdown that is not published",
    { _type: "breakdownEmbed", breakdown: ref("gone"), caption: "kept words" },
    `not-published ${b}.breakdown._ref`,
  ),
  only(
    "a pull quote whose text is a list",
    { _type: "pullQuote", text: ["kept words"] },
    `malformed ${b}.text`,
  ),
  only(
    "a picture whose asset is a word",
    { _type: "picture", asset: "image-x", caption: "kept words" },
    `picture-missing ${b}.asset`,
  ),
  only(
    "a picture of no size",
    { _type: "picture", asset: ref("image-abc-0x0-png"), caption: "kept words" },
    `picture-missing ${b}.asset`,
  ),
  only("a picture whose crop is nonsense", {
    _type: "picture",
    asset: ref("image-abc-10x10-png"),
    alt: "x",
    crop: { left: 0.9, right: 0.9 },
    hotspot: "here",
  }),
  only(
    "a picture whose caption is an object",
    { _type: "picture", asset: ref("image-abc-10x10-png"), alt: "x", caption: {} },
    `malformed ${b}.caption`,
  ),
  only(
    "a fact box whose text is a string",
    { _type: "factBox", title: "Box", body: "kept words" },
    `malformed ${b}.body`,
  ),
  only(
    "a fact box whose title is an object",
    { _type: "factBox", title: {}, body: [paragraph(span("kept words"))] },
    `malformed ${b}.title`,
  ),
  only(
    "a fact box in a fact box",
    {
      _type: "factBox",
      title: "Outer",
      body: [{ _type: "factBox", _key: "i", body: [paragraph(span("kept words"))] }],
    },
    `unknown-type ${b}.body[_key=="i"]`,
  ),
  only(
    "a break whose style is a list",
    { _type: "divider", style: ["rule"] },
    `malformed ${b}.style`,
  ),
  only(
    "an inline figure that is not published",
    paragraph(span("kept words"), { _type: "figureInProse", statistic: ref("gone") }),
    `not-published ${b}.children[1].statistic._ref`,
  ),
];

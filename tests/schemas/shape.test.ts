import { describe, expect, it } from "vitest";
import { printPath } from "../../facts/path.ts";
import { validateContent } from "../../schemas/validateContent.ts";

async function told(fields: object): Promise<string[]> {
  const findings = await validateContent([{ _id: "a", _type: "article", ...fields }]);
  return findings
    .filter((finding) =>
      Object.keys(fields).some((field) => printPath(finding.path).startsWith(field)),
    )
    .map((finding) => `${finding.level} ${printPath(finding.path)}: ${finding.message}`);
}

const span = (_key: string, marks: unknown[] = []) => ({
  _type: "span",
  _key,
  text: "Words",
  marks,
});
const block = (fields: object = {}) => ({
  _type: "block",
  _key: "b",
  style: "normal",
  markDefs: [],
  children: [span("s")],
  ...fields,
});
const body = (...blocks: unknown[]) => told({ body: blocks });

describe("what @sanity/validation does not notice", () => {
  it("a block of an unknown type", async () => {
    for (const type of ["widget", "constructor", "__proto__", "hasOwnProperty", "article", ""])
      expect(await body(block(), { _type: type, _key: "x" })).toEqual([
        expect.stringContaining(
          `error body[_key=="x"]: Text: “${type}” cannot stand here, only block,`,
        ),
      ]);
  });

  it("an item without a type, or that is no object", async () => {
    expect(await body({ _key: "x" })).toEqual([
      `error body[_key=="x"]: Text: an item does not say what it is (it has no _type).`,
    ]);
    expect(await body("words", 5, null, [])).toHaveLength(4);
  });

  it("an unknown mark, and one whose definition is missing", async () => {
    expect(await body(block({ children: [span("s", ["strong", "shout", "m1"])] }))).toEqual([
      expect.stringMatching(
        /^error body\[_key=="b"\]\.children\[_key=="s"\]\.marks\[1\]: .*“shout”/,
      ),
      expect.stringMatching(/marks\[2\]: .*“m1”/),
    ]);
  });

  it("a mark's definition of an unknown type", async () => {
    const markDefs = [{ _type: "constructor", _key: "m1" }];
    expect(await body(block({ markDefs, children: [span("s", ["m1"])] }))).toEqual([
      expect.stringContaining(`error body[_key=="b"].markDefs[_key=="m1"]:`),
    ]);
  });

  it("an unknown child of a paragraph, and an unknown style or list", async () => {
    expect(await body(block({ children: [{ _type: "emoji", _key: "e" }] }))).toEqual([
      expect.stringContaining(`error body[_key=="b"].children[_key=="e"]:`),
    ]);
    expect(await body(block({ style: "__proto__", listItem: "constructor" }))).toEqual([
      expect.stringContaining(`error body[_key=="b"].style:`),
      expect.stringContaining(`error body[_key=="b"].listItem:`),
    ]);
  });

  it.each([0, -1, 1.5, 3000])("a list %s levels deep", async (level) => {
    expect(await body(block({ listItem: "bullet", level }))).toEqual([
      expect.stringContaining(`error body[_key=="b"].level: A list goes from 1 to 10`),
    ]);
  });

  it("a field that the model does not have", async () => {
    expect(await told({ hedline: "Typed wrongly", ["__proto__x"]: 1 })).toEqual([
      "warning hedline: Story has no field “hedline”: nobody reads it.",
    ]);
    expect(await body(block({ color: "red" }))).toEqual([
      expect.stringContaining(`warning body[_key=="b"].color:`),
    ]);
  });

  it("two items with one key, and an item without", async () => {
    expect(await body(block(), block())).toEqual([
      "error body[1]: Text: two items have the key “b”.",
    ]);
    expect(await body(block({ _key: undefined }))).toEqual([
      expect.stringMatching(/^warning body\[0\]: .*has no key/),
    ]);
  });

  it("a group of fields that says it is something else", async () => {
    expect(await told({ leadImage: { _type: "pullQuote", alt: "A weir" } })).toEqual([
      "error leadImage: Lead image: “pullQuote” cannot stand here, only picture.",
    ]);
  });
});

describe("references", () => {
  const reference = (_ref: unknown) => ({ _type: "reference", _ref });
  const others = [
    { _id: "section-1", _type: "section", title: "News", slug: { current: "news" } },
    { _id: "drafts.section-2", _type: "section", title: "Draft", slug: { current: "draft" } },
  ];
  const section = async (value: unknown) =>
    (await validateContent([...others, { _id: "drafts.a", _type: "article", section: value }]))
      .filter((finding) => finding.id === "drafts.a" && printPath(finding.path) === "section")
      .map((finding) => finding.message);

  it("that lead to what is there may stand", async () => {
    expect(await section(reference("section-1"))).toEqual([]);
    expect(await section(reference("section-2"))).toEqual([]);
  });

  it.each([
    ["nowhere", reference("gone"), "Section: the document “gone” is not there, or not published."],
    ["to another type", reference("a"), "A document cannot refer to itself here."],
    ["without an id", { _type: "reference" }, "Section: this is no reference to a document."],
    ["with an empty id", reference(""), "Section: this is no reference to a document."],
  ])("%s are told", async (_, value, message) => {
    expect(await section(value)).toContain(message);
  });

  it("to a document of another type are told with both types", async () => {
    const findings = await validateContent([
      ...others,
      { _id: "q", _type: "quote", source: reference("section-1") },
    ]);
    expect(findings.map((finding) => finding.message)).toContain(
      "Source: “section-1” is of the type section; here only source may stand.",
    );
  });

  it("stand in a list once", async () => {
    const topic = { _id: "t", _type: "topic", title: "Ferry", slug: { current: "ferry" } };
    const item = (_key: string) => ({ ...reference("t"), _key });
    const findings = await validateContent([
      topic,
      { _id: "a", _type: "article", topics: [item("x"), item("y")] },
    ]);
    expect(
      findings.filter((finding) => finding.path[0] === "topics").map((finding) => finding.path),
    ).toEqual([["topics", 1]]);
  });
});

it("a document of an unknown type is told, one of the lake's own is left alone", async () => {
  for (const _type of ["novel", "constructor", "__proto__", "body", "string"])
    expect(await validateContent([{ _id: "x", _type }])).toMatchObject([
      { level: "error", id: "x", path: ["_type"] },
    ]);
  expect(await validateContent([{ _id: "image-1", _type: "sanity.imageAsset" }])).toEqual([]);
});

it("nesting that no schema has is not walked into", async () => {
  let deep: unknown = "the end";
  for (let level = 0; level < 50_000; level++) deep = { deeper: [deep] };
  expect(
    await told({ body: [block({ deep })], headline: deep, seo: { title: deep } }),
  ).toHaveLength(3);
});

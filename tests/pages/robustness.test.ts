import { expect, it } from "vitest";
import { count } from "../counts.ts";
import { sampleDocuments } from "./sampleDocuments.ts";
import { type Document, sampleSite } from "./sampleSite.ts";

// What a field may hold instead of what it should: the lake keeps what it is given.
const wrongValues: readonly [name: string, value: unknown][] = [
  ["nothing", undefined],
  ["null", null],
  ["a number", 42],
  ["an endless number", 1e308],
  ["true", true],
  ["empty words", ""],
  ["blank words", " \n "],
  ["half a character", "a\ud800b"],
  ["a path", "../../etc/passwd"],
  ["an empty object", {}],
  ["an object that hides its methods", { toString: 1, valueOf: 1, isEscaped: true }],
  ["an object with the name of a prototype", { _type: "constructor", ["__proto__"]: { a: 1 } }],
  ["an empty list", []],
  ["a list of what it should not hold", [null, 1, "words", [], {}, { _ref: 1 }, { _ref: "gone" }]],
  ["a reference to itself", { _type: "reference", _ref: "story" }],
  ["a reference to nothing", { _type: "reference", _ref: "gone" }],
  ["a list of itself, deep", nested(500)],
];

function nested(levels: number): unknown {
  let value: unknown = "deep words";
  for (let level = 0; level < levels; level++) value = { children: [value], body: value && null };
  return value;
}

/** Every so many cases in the short run, beginning with another each time; all in the long one. */
const every = count(4, 1);
const taken = <T>(cases: readonly T[], first = 0) =>
  cases.filter((_, at) => (at + first) % every === 0);

const fieldsOf = (document: Document) =>
  Object.keys(document).filter((name) => name !== "_id" && name !== "_type");

it.each(wrongValues.map(([name, value], at) => [name, value, at] as const))(
  "renders a site whose documents hold %s in all their fields",
  async (_name, value, at) => {
    for (const wrong of taken(sampleDocuments, at)) {
      const documents = sampleDocuments.map((document) =>
        document === wrong
          ? {
              ...document,
              ...Object.fromEntries(fieldsOf(document).map((field) => [field, value])),
            }
          : document,
      );
      const files = await (await sampleSite(documents)).renderAll();
      expect(files.map((file) => file.path)).toContain("index.html");
    }
  },
);

it("renders a site with any one field wrong, under clean paths", async () => {
  const cases = sampleDocuments.flatMap((wrong) =>
    fieldsOf(wrong).map((field) => ({ wrong, field })),
  );
  const faults: string[] = [];
  for (const [at, { wrong, field }] of taken([...cases.entries()])) {
    const [name, value] = wrongValues[at % wrongValues.length]!;
    const documents = sampleDocuments.map((document) =>
      document === wrong ? { ...document, [field]: value } : document,
    );
    const files = await (await sampleSite(documents)).renderAll();
    const paths = files.map((file) => file.path);
    const isClean = paths.every((path) => /^\w[\w./-]*$/.test(path) && !path.includes(".."));
    if (!isClean || !paths.includes("index.html")) faults.push(`${wrong._id}.${field}: ${name}`);
  }
  expect(faults).toEqual([]);
});

it.each([
  ["section", { _type: "reference", _ref: "gone" }, "section"],
  ["section", undefined, "section"],
  ["slug", { current: "../up" }, "slug"],
  ["slug", "words", "slug"],
])("leaves a story without its %s out, and says why", async (field, value, told) => {
  const documents = sampleDocuments.map((document) =>
    document._id === "story" ? { ...document, [field]: value } : document,
  );
  const { index, problems } = await sampleSite(documents);
  expect(index.article.ids()).not.toContain("story");
  expect(problems).toContainEqual(expect.objectContaining({ id: "story", field: told }));
});

it.each([
  ["headline", undefined, "no-headline", "headline"],
  ["headline", { an: "object" }, "no-headline", "headline"],
  ["publishedAt", "yesterday", "no-date", "publishedAt"],
  ["authors", [{ _type: "reference", _ref: "gone" }], "malformed", "authors[0]"],
  ["comments", "sometimes", "malformed", "comments"],
  ["seo", 7, "malformed", "seo"],
  ["body", "words", "malformed", "body"],
])(
  "makes a story with a wrong %s (%o), and names rule, document and field",
  async (field, value, rule, told) => {
    const documents = sampleDocuments.map((document) =>
      document._id === "story" ? { ...document, [field]: value } : document,
    );
    const files = await (await sampleSite(documents)).renderAll();
    const story = files.find((file) => file.path === "local/ten-boats/index.html");
    const said = story?.messages.map(({ ruleId, data }) => ({ ruleId, ...data }));
    expect(said).toContainEqual({ ruleId: rule, documentId: "story", field: told });
  },
);

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import stored from "../blocks/facts.json" with { type: "json" };
import { attackStrings } from "./attackStrings.ts";
import { type LooseFacts, render, storyFacts } from "./newsroom.ts";
import { elementsOf } from "./readHtml.ts";

// Every string of every golden case and of every fact, replaced by each attack: a new block must have
// a case, so a new field is covered as soon as its case holds it.
const folder = fileURLToPath(new URL("../blocks/", import.meta.url));
const body: unknown[] = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".json") && name.includes("/"))
  .flatMap((name): unknown[] => JSON.parse(readFileSync(folder + name, "utf8")).body);

/** What makes a document findable and its parts known; attacked one by one below. */
const structure = new Set(["_type", "_key", "_ref", "_id", "relation", "attribution", "operation"]);
const isStructure = (name: string, value: unknown) =>
  structure.has(name) ||
  name === "style" ||
  name === "listItem" ||
  name === "corrects" ||
  // References inside `facts.json` are bare ids.
  (typeof value === "string" && value.startsWith("statistic-"));

function attacked(value: unknown, attack: string, name = ""): unknown {
  if (typeof value === "string") return isStructure(name, value) ? value : attack;
  if (Array.isArray(value))
    return name === "marks" ? value : value.map((item) => attacked(item, attack, name));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, attacked(inner, attack, name)]),
  );
}

/** Written by hand and not taken from the sanitizer: what a story's text may hold. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  a: ["href", "class", "data-note"],
  aside: ["class"],
  blockquote: ["cite", "lang", "dir", "class"],
  br: [],
  caption: [],
  data: ["value", "data-figure"],
  em: [],
  figcaption: ["class"],
  figure: ["class"],
  h2: ["id"],
  h3: ["id"],
  hr: ["class"],
  img: ["src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding"],
  li: [],
  ol: [],
  p: ["class"],
  picture: [],
  source: ["type", "srcset", "sizes"],
  span: ["class", "style", "aria-hidden", "data-tick", "lang", "dir"],
  strong: [],
  table: ["class", "style"],
  tbody: [],
  td: [],
  tfoot: [],
  th: ["scope"],
  thead: [],
  time: ["datetime"],
  tr: [],
  ul: ["class"],
};
const values: Readonly<Record<string, RegExp>> = {
  href: /^(?:https?:\/\/[^/\s]|mailto:|tel:|\/(?![/\\]))/i,
  cite: /^https?:\/\/[^/\s]/i,
  src: /^\/images\/[\da-f]+-\d+\.\w+$/,
  srcset: /^\/images\/[\da-f]+-\d+\.\w+ \d+w(?:, \/images\/[\da-f]+-\d+\.\w+ \d+w)*$/,
  style: /^--(?:part|width|tick|at):[\d.]+%?$/,
  class: /^[a-z-]+(?: [a-z-]+)?$/,
  id: /^h-[\p{L}\p{M}\p{N}-]+$/u,
  lang: /^[a-z]+(?:-[a-z0-9]+)*$/i,
  dir: /^(?:ltr|rtl)$/,
};

type Elements = ReturnType<typeof elementsOf>;

function intruders(elements: Elements): string[] {
  return elements.flatMap(({ tagName, namespaceURI, attrs }) => {
    if (!Object.hasOwn(allowed, tagName) || namespaceURI !== "http://www.w3.org/1999/xhtml")
      return [`<${tagName}>`];
    return attrs
      .filter(
        ({ name, value }) =>
          !allowed[tagName]?.includes(name) || values[name]?.test(value) === false,
      )
      .map(({ name, value }) => `<${tagName} ${name}="${value}">`);
  });
}

const classes = (elements: Elements) =>
  new Set(
    elements.flatMap(({ attrs }) =>
      attrs.filter(({ name }) => name === "class").flatMap(({ value }) => value.split(" ")),
    ),
  );

it("has a hundred and fifty attacks and more", () => {
  expect(new Set(attackStrings).size).toBe(attackStrings.length);
  expect(attackStrings.length).toBeGreaterThan(150);
});

it("the harmless bodies show every block", () => {
  const { html } = render(body);
  expect(intruders(elementsOf(html))).toEqual([]);
  for (const name of [
    "quote-embed",
    "statistic-embed",
    "partition",
    "subset",
    "derived",
    "picture",
  ])
    expect(html).toContain(name);
});

const ours = classes(elementsOf(render(body).html));

it.each(attackStrings)("words stay words: %s", (attack) => {
  const facts = storyFacts(attacked(stored, attack) as LooseFacts);
  const elements = elementsOf(render(attacked(body, attack), facts).html);
  expect(intruders(elements)).toEqual([]);
  expect(classes(elements).difference(ours)).toEqual(new Set());
});

it("words stay words where names and ids belong", () => {
  for (const name of ["_type", "_key", "_ref", "style", "listItem", "level", "marks"])
    for (const attack of attackStrings) {
      const block = {
        _type: "block",
        _key: "b",
        style: "h2",
        listItem: "bullet",
        level: 1,
        markDefs: [{ _type: "quoted", _key: "k", quote: { _ref: "quote-boat" } }],
        children: [{ _type: "span", text: "words", marks: ["k", "strong"] }],
      };
      const set = (value: unknown): unknown =>
        Array.isArray(value)
          ? value.map(set)
          : typeof value === "object" && value !== null
            ? Object.fromEntries(
                Object.entries(value).map(([key, inner]) => [
                  key,
                  key === name ? attack : set(inner),
                ]),
              )
            : value;
      expect(intruders(elementsOf(render([set(block)]).html))).toEqual([]);
    }
});

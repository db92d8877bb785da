import { SaxesParser } from "saxes";
import { expect, it } from "vitest";
import { attackStrings } from "../story/attackStrings.ts";
import { attribute, elementsOf, graphOf } from "./htmlOf.ts";
import { sampleDocuments } from "./sampleDocuments.ts";
import { type Document, type SampleSite, sampleSite } from "./sampleSite.ts";
import { mapStrings } from "./stringFields.ts";

// What decides where a page is, or whether it is: these are attacked one at a time, below.
const deciding = new Set([
  "current",
  "slug",
  "status",
  "attribution",
  "relation",
  "publishedAt",
  "date",
  "postedAt",
  "from",
  "address",
  "timeZone",
  "language",
  "style",
  "label",
]);

const words = (name: string) => !deciding.has(name);
const fields = countFields();

/** The documents with an attack in every field of words, another in each, beginning with the n-th. */
function attacked(first: number): Document[] {
  let next = first;
  return sampleDocuments.map(
    (document) =>
      mapStrings(document, (text, name) =>
        words(name) ? `${text} ${attackStrings[next++ % attackStrings.length]}` : text,
      ) as Document,
  );
}

function countFields(): number {
  let count = 0;
  mapStrings(sampleDocuments, (text, name) => {
    if (words(name)) count++;
    return text;
  });
  return count;
}

it("has enough fields and attacks to be worth its name", () => {
  expect(fields).toBeGreaterThan(60);
  expect(attackStrings.length).toBeGreaterThan(200);
});

const rounds = Math.ceil(attackStrings.length / fields) + 2;

it("lets no attack become an element, an attribute or a script, in any field of words", async () => {
  const allowed = await namesIn(await sampleSite(sampleDocuments));
  const faults: string[] = [];
  for (let round = 0; round < rounds; round++) {
    // A step of its own each round, so that an attack meets other fields.
    const site = await sampleSite(attacked(round * fields + round));
    faults.push(...(await faultsOf(site, allowed)));
  }
  expect(faults).toEqual([]);
});

it("lets no attack become more than a missing value where it decides about a page", async () => {
  const allowed = await namesIn(await sampleSite(sampleDocuments));
  const faults: string[] = [];
  for (const [at, name] of [...deciding].entries()) {
    const documents = sampleDocuments.map(
      (document) =>
        mapStrings(document, (text, field) =>
          field === name ? attackStrings[at * 7] : text,
        ) as Document,
    );
    faults.push(...(await faultsOf(await sampleSite(documents), allowed)));
  }
  expect(faults).toEqual([]);
});

/** The names of elements and attributes that our own pages use. */
async function namesIn(site: SampleSite): Promise<Set<string>> {
  const names = new Set<string>();
  for (const file of await site.renderAll())
    if (file.path.endsWith(".html"))
      for (const element of elementsOf(String(file)))
        for (const name of [element.tagName, ...element.attrs.map((one) => `@${one.name}`)])
          names.add(name);
  // An attack may be a web address or a piece of text that draws what the sample has not.
  for (const name of ["br", "@lang", "@dir", "s", "blockquote", "@class"]) names.add(name);
  return names;
}

/** What an attack has become in any file of a site. */
async function faultsOf(site: SampleSite, allowed: ReadonlySet<string>): Promise<string[]> {
  return (await site.renderAll()).flatMap((file) => {
    const text = String(file);
    const at = (fault: string) => `${file.path}: ${fault}`;
    if (file.path.endsWith(".html")) return markupFaults(text, allowed).map(at);
    if (file.path.endsWith(".xml"))
      return xmlTexts(text).flatMap((markup) => markupFaults(markup, allowed).map(at));
    if (/json|webmanifest/.test(file.path)) JSON.parse(text);
    return [];
  });
}

/** The HTML that a feed carries, read as a feed reader does; throws where the XML is none. */
function xmlTexts(text: string): string[] {
  const texts: string[] = [];
  let open = false;
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name }) => {
    open = name === "content";
    if (open) texts.push("");
  });
  parser.on("text", (words) => {
    if (open) texts.push(texts.pop() + words);
  });
  parser.on("closetag", () => {
    open = false;
  });
  parser.write(text).close();
  return texts;
}

function markupFaults(markup: string, allowed: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  for (const element of elementsOf(markup)) {
    const { tagName, attrs } = element;
    if (!allowed.has(tagName)) faults.push(`<${tagName}>`);
    for (const { name, value } of attrs) {
      if (!allowed.has(`@${name}`)) faults.push(`<${tagName} ${name}>`);
      const leads = ["href", "src", "action"].includes(name) && value !== "";
      if (leads && !/^(https?:\/\/|mailto:|tel:|\/(?![/\\])|#|\/$)/i.test(value))
        faults.push(`<${tagName} ${name}="${value}">`);
    }
    const isOurs =
      attribute(element, "src") === "/assets/page.js" ||
      attribute(element, "type") === "application/ld+json";
    if (tagName === "script" && !isOurs) faults.push("a script");
  }
  if (markup.includes("application/ld+json") && graphOf(markup).length === 0)
    faults.push("JSON-LD without a graph");
  return faults;
}

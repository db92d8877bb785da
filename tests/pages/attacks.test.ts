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
  const allowed = namesIn(await sampleSite(sampleDocuments));
  for (let round = 0; round < rounds; round++) {
    // A step of its own each round, so that an attack meets other fields.
    const site = await sampleSite(attacked(round * fields + round));
    await expectHarmless(site, await allowed, `round ${round}`);
  }
});

it("lets no attack become more than a missing value where it decides about a page", async () => {
  const allowed = namesIn(await sampleSite(sampleDocuments));
  for (const [at, name] of [...deciding].entries()) {
    const documents = sampleDocuments.map(
      (document) =>
        mapStrings(document, (text, field) =>
          field === name ? attackStrings[at * 7] : text,
        ) as Document,
    );
    await expectHarmless(await sampleSite(documents), await allowed, name);
  }
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

async function expectHarmless(site: SampleSite, allowed: Set<string>, where: string) {
  for (const file of await site.renderAll()) {
    const text = String(file);
    const at = `${where}, ${file.path}`;
    if (file.path.endsWith(".html")) {
      expectOnly(text, allowed, at);
    } else if (file.path.endsWith(".xml")) {
      new SaxesParser().write(text).close();
      for (const [, markup = ""] of text.matchAll(/<content type="html"[^>]*>([^<]*)</g))
        expectOnly(
          markup
            .replace(/&lt;/g, "<")
            .replace(/&gt;/g, ">")
            .replace(/&quot;/g, '"')
            .replace(/&#39;/g, "'")
            .replace(/&amp;/g, "&"),
          allowed,
          at,
        );
    } else if (/json|webmanifest/.test(file.path)) {
      expect(typeof JSON.parse(text), at).toBe("object");
    }
  }
}

function expectOnly(markup: string, allowed: Set<string>, at: string) {
  for (const element of elementsOf(markup)) {
    expect(allowed.has(element.tagName), `${at}: <${element.tagName}>`).toBe(true);
    for (const { name } of element.attrs)
      expect(allowed.has(`@${name}`), `${at}: ${name}`).toBe(true);
    if (element.tagName === "script")
      expect([attribute(element, "src"), attribute(element, "type")], at).toEqual(
        attribute(element, "src")
          ? ["/assets/page.js", "module"]
          : [undefined, "application/ld+json"],
      );
    for (const name of ["href", "src", "action", "content"]) {
      const address = attribute(element, name);
      if (address && name !== "content")
        expect(address, at).toMatch(/^(https?:\/\/|mailto:|tel:|\/(?![/\\])|#|\/$)/i);
    }
  }
  if (markup.includes("application/ld+json")) expect(graphOf(markup).length, at).toBeGreaterThan(0);
}

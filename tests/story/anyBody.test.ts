import * as fc from "fast-check";
import { expect, it } from "vitest";
import { count } from "../counts.ts";
import { anyBody } from "./anyBody.ts";
import { render } from "./newsroom.ts";
import { elementsOf, textOfHtml } from "./readHtml.ts";
import { spanTexts } from "./spanTexts.ts";

const collapsed = (words: string) => words.replaceAll(/\s+/g, " ").trim();

it("renders any body, without a word lost", () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      const { html } = render(body);
      const words = collapsed(textOfHtml(html));
      for (const text of spanTexts(body.filter(isText))) expect(words).toContain(collapsed(text));
    }),
    { numRuns: count(300, 20_000) },
  );
});

it("renders any value at all, the same each time", () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, maxDepth: 4 }), (body) => {
      const [first, second] = [render(body), render(body)];
      expect(first.html).toBe(second.html);
      expect(first.reports).toEqual(second.reports);
    }),
    { numRuns: count(300, 20_000) },
  );
});

it("makes ids that are all different", () => {
  const heading = fc.constantFrom("Part", "Part 2", "Part-2", "part", "PART 2!", "", "—", "Часть");
  fc.assert(
    fc.property(fc.array(heading, { maxLength: 30 }), (words) => {
      const body = words.map((text) => ({
        _type: "block",
        style: "h2",
        children: [{ _type: "span", text }],
      }));
      const { html, headings } = render(body);
      const ids = elementsOf(html).flatMap(({ attrs }) =>
        attrs.filter(({ name }) => name === "id").map(({ value }) => value),
      );
      expect(new Set(ids).size).toBe(ids.length);
      expect(headings.map(({ id }) => id)).toEqual(ids);
    }),
    { numRuns: count(200, 5_000) },
  );
});

/** Blocks of text keep every span; of other blocks only what they show is shown. */
function isText(block: unknown): boolean {
  return typeof block === "object" && block !== null && "_type" in block && block._type === "block";
}

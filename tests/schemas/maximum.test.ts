import { describe, expect, it } from "vitest";
import { printPath } from "../../facts/path.ts";
import { paragraphMax } from "../../schemas/blocks/paragraph.ts";
import { validateContent } from "../../schemas/validateContent.ts";
import { allFields, pathTo, type Field } from "./fieldsOf.ts";

const tooLong =
  /at most (\d+) characters|longer than (\d+) characters|more than (\d+): divide|did not match any allowed|Choose one|is no (day|moment)|is none that words can carry/i;

/** What is told of a field's length when it holds this text. */
async function told(field: Field, text: string): Promise<string[]> {
  const document = field.holding(text);
  const path = pathTo(document, text);
  const findings = await validateContent([document]);
  return findings
    .filter((finding) => finding.level === "error" && path.startsWith(printPath(finding.path)))
    .map((finding) => finding.message)
    .filter((message) => tooLong.test(message));
}

const texts = allFields().filter(({ type }) => type.jsonType === "string");

it("finds the fields of words, those of blocks among them", () => {
  const names = texts.map((field) => field.name);
  expect(names.length).toBeGreaterThan(150);
  expect(names).toContain("article.body[].factBox.body[].block.children[].span.text");
  expect(names).toContain("site.policies[].policy.title");
});

describe("every field of words has a maximum", () => {
  it.each(texts.map((field) => [field.name, field] as const))("%s", async (_, field) => {
    expect(await told(field, "x".repeat(100_000))).not.toEqual([]);
  });
});

describe("a maximum allows what it says and refuses one character more", () => {
  const bounded = texts.filter(
    ({ type }) => !/date|datetime/.test(type.name) && !(type.options && "list" in type.options),
  );
  const marks = /\.marks\[\]/;
  it.each(
    bounded.filter((field) => !marks.test(field.name)).map((field) => [field.name, field] as const),
  )("%s", async (_, field) => {
    const address = field.type.name === "url" ? "https://example.org/" : "";
    const of = (length: number) => address + "x".repeat(length - address.length);
    const [message = ""] = await told(field, of(100_000));
    const max = Number(message.match(tooLong)?.slice(1).find(Boolean));
    expect(max).toBeGreaterThan(0);
    expect(max).toBeLessThanOrEqual(paragraphMax);
    expect(await told(field, of(max))).toEqual([]);
    expect(await told(field, of(max + 1))).toHaveLength(1);
  });
});

import { readFileSync } from "node:fs";
import { evaluate, parse } from "groq-js";
import { expect, it } from "vitest";
import type { StoredDocument } from "../../facts/onFile.ts";
import {
  answer,
  correctionsOf,
  documentsById,
  holdersOfSlug,
  indexForLookups,
} from "../../schemas/lookups.ts";

const content: StoredDocument[] = readFileSync(
  new URL("../../content/production.ndjson", import.meta.url),
  "utf8",
)
  .split("\n")
  .filter(Boolean)
  .map((line): StoredDocument => JSON.parse(line))
  .filter((document) => !document._id.startsWith("drafts."));
const index = indexForLookups(content);

async function fromLake(query: string, params: Record<string, unknown>): Promise<unknown> {
  const value = await evaluate(parse(query, { params }), { dataset: content, params });
  return value.get();
}
const byId = (values: unknown) =>
  Array.isArray(values)
    ? values.toSorted((a, b) => (String(a._id) < String(b._id) ? -1 : 1))
    : values;

it("every lookup is answered from memory as the lake answers it", async () => {
  const corrected = content.flatMap((document) => {
    const { corrects } = document;
    return typeof corrects === "object" && corrects && "_ref" in corrects ? [corrects._ref] : [];
  });
  expect(corrected.length).toBeGreaterThan(1);
  const asked: [query: string, params: Record<string, unknown>, least: number][] = [
    [holdersOfSlug.query, { type: "section", slug: "news" }, 1],
    [holdersOfSlug.query, { type: "article", slug: "ice-is-making-an-example-of-safe-cities" }, 1],
    [holdersOfSlug.query, { type: "topic", slug: "nowhere" }, 0],
    [documentsById.query, { ids: ["place-denver", "nowhere", "site"] }, 2],
    [correctionsOf.query, { ids: [...new Set(corrected), "site"] }, corrected.length],
  ];
  for (const [query, params, least] of asked) {
    const here = byId(answer(index, query, params));
    expect(here).toHaveLength(least);
    expect(here).toEqual(byId(await fromLake(query, params)));
  }
});

it("a query that is no lookup is an error, never an empty answer", () => {
  expect(() => answer(index, "*[_type == 'article']")).toThrow(/add its query to lookups\.ts/);
});

import { readdirSync } from "node:fs";
import { createClient } from "@sanity/client";
import { validateDocument } from "@sanity/validation";
import { evaluate, parse } from "groq-js";
import { describe, expect, test } from "vitest";
import { compileSchema } from "../../schemas/compileSchema.ts";
import { validateContent } from "../../schemas/validateContent.ts";
import { contentFolder, objectsIn, readContent, type ContentDocument } from "./readContent.ts";

const documents = readContent().map(withAssets);
const pictures = readdirSync(new URL("images/", contentFolder));
const ids = new Set([...documents.map((document) => document._id), ...pictures.map(assetId)]);
const schema = compileSchema();

// Answers the queries of the custom rules out of the file itself.
const client = createClient({
  projectId: "content",
  dataset: "production",
  apiVersion: "2025-02-19",
  useCdn: false,
  token: "of-the-test",
  resolveFetch: () => async (address) => {
    const url = new URL(String(address));
    const params = Object.fromEntries(
      [...url.searchParams]
        .filter(([name]) => name.startsWith("$"))
        .map(([name, value]) => [name.slice(1), JSON.parse(value) as unknown]),
    );
    const tree = parse(url.searchParams.get("query") ?? "", { params });
    const result: unknown = await (await evaluate(tree, { dataset: documents, params })).get();
    return Response.json({ result, ms: 0, query: "" });
  },
});

async function problems(document: ContentDocument): Promise<string[]> {
  const { status, markers } = await validateDocument({
    document: { _createdAt: "", _updatedAt: "", _rev: "0", ...document },
    schema,
    client,
    // A draft may name what is published together with it.
    getDocumentExists: async ({ id }) =>
      ids.has(id) || (document._id.startsWith("drafts.") && ids.has(`drafts.${id}`)),
  });
  expect(status).not.toBe("notEvaluated");
  return markers.map((marker) => `${marker.path.map(step).join(".")}: ${marker.message}`);
}

describe("every document of the content satisfies the content model", () => {
  test.each(documents.map((document) => [`${document._type} ${document._id}`, document] as const))(
    "%s",
    async (_name, document) => {
      expect(await problems(document)).toEqual([]);
    },
  );
});

test("nor does the check of the command line find anything, in what is published or in drafts", async () => {
  const published = documents.filter(({ _id }) => !_id.startsWith("drafts."));
  const assets = pictures.map((file) => ({ _id: assetId(file), _type: "sanity.imageAsset" }));
  expect(await validateContent([...published, ...assets])).toEqual([]);
  const byId = new Map(published.map((document) => [document._id, document]));
  for (const document of documents) byId.set(document._id.replace(/^drafts\./, ""), document);
  expect(await validateContent([...byId.values(), ...assets])).toEqual([]);
});

test("rules of our own and the uniqueness of addresses are among what is asked", async () => {
  const section = { _id: "section-new", _type: "section", title: "New" };
  expect(await problems({ ...section, slug: { _type: "slug", current: "statistics" } })).toEqual([
    "slug: “statistics” is the first word of other pages' addresses. Choose another.",
  ]);
  expect(await problems({ ...section, slug: { _type: "slug", current: "news" } })).toContain(
    "slug: Slug is already in use",
  );
});

function step(segment: unknown): string {
  return typeof segment === "object" && segment !== null && "_key" in segment
    ? String(segment._key)
    : String(segment);
}

/** The id of the asset that `import` makes of a picture's file. */
function assetId(fileName: string): string {
  const [, hash, size, format] = /([0-9a-f]{40})-(\d+x\d+)\.(\w+)$/.exec(fileName) ?? [];
  return `image-${hash}-${size}-${format}`;
}

/** `import` puts an asset's reference where the file names its picture; so does this. */
function withAssets(document: ContentDocument): ContentDocument {
  const copy = structuredClone(document);
  for (const { value } of objectsIn(copy)) {
    const name = value["_sanityAsset"];
    if (typeof name !== "string") continue;
    delete value["_sanityAsset"];
    value["asset"] = { _type: "reference", _ref: assetId(name) };
  }
  return copy;
}

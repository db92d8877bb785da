import { readFileSync } from "node:fs";
import { validateDocumentWithWorkspace } from "@sanity/validation";
import { getFallbackLocaleSource } from "@sanity/validation/_internal";
import { expect, it } from "vitest";
import type { StoredDocument } from "../../facts/onFile.ts";
import { printPath } from "../../facts/path.ts";
import { compileSchema } from "../../schemas/compileSchema.ts";
import { memoryClient } from "../../schemas/memoryClient.ts";
import { validateContent } from "../../schemas/validateContent.ts";
import { count } from "../counts.ts";
import { allFields } from "./fieldsOf.ts";

const schema = compileSchema();

/** What the Studio's own validation says of a document, by path. */
async function inStudio(document: StoredDocument): Promise<string[]> {
  const client = memoryClient([document]);
  const markers = await validateDocumentWithWorkspace({
    document: { _createdAt: "", _updatedAt: "", _rev: "", ...document },
    workspace: { schema, getClient: () => client, i18n: getFallbackLocaleSource() },
    getDocumentExists: async () => true,
    environment: "studio",
  });
  return markers
    .filter((marker) => !marker.code.startsWith("facts."))
    .map((marker) => printPath(marker.path.flat()));
}

async function outside(document: StoredDocument): Promise<string[]> {
  return (await validateContent([document])).map((finding) => printPath(finding.path));
}

const damaged = allFields().flatMap((field) =>
  [null, 4711.25, "", " ", "x".repeat(20_000), [], {}, true].map((value) => field.holding(value)),
);
const chosen = damaged.filter((_, index) => index % count(19, 3) === 0);

it("whatever the Studio objects to is found outside it too", { timeout: 300_000 }, async () => {
  expect(chosen.length).toBeGreaterThan(100);
  let objections = 0;
  for (const document of chosen) {
    const [there, here] = [await inStudio(document), await outside(document)];
    objections += there.length;
    // Below a value of the wrong shape, the shape alone is told.
    const missed = there.filter(
      (path) => !here.some((told) => told === path || (told !== "" && path.startsWith(told))),
    );
    expect({ document, missed }).toEqual({ document, missed: [] });
  }
  expect(objections).toBeGreaterThan(chosen.length);
});

it("the project's content has nothing to object to, here or there", async () => {
  const content: StoredDocument[] = readFileSync(
    new URL("../../content/production.ndjson", import.meta.url),
    "utf8",
  )
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const findings = await validateContent(content);
  expect(findings.filter((finding) => finding.rule === "schema")).toEqual([]);
});

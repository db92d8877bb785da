import { validateDocumentWithWorkspace } from "@sanity/validation";
import { getFallbackLocaleSource } from "@sanity/validation/_internal";
import { describe, expect, it } from "vitest";
import type { StoredDocument } from "../../facts/onFile.ts";
import { printPath } from "../../facts/path.ts";
import { compileSchema } from "../../schemas/compileSchema.ts";
import { memoryClient } from "../../schemas/memoryClient.ts";
import { breakdownOf, statistic, to } from "../facts/newsroom.ts";

const schema = compileSchema();

/** What the Studio shows at the fields of a document: the markers of its own validation. */
async function markers(document: StoredDocument, others: readonly StoredDocument[]) {
  const client = memoryClient([...others, document]);
  const found = await validateDocumentWithWorkspace({
    document: { _createdAt: "", _updatedAt: "", _rev: "", ...document },
    workspace: { schema, getClient: () => client, i18n: getFallbackLocaleSource() },
    getDocumentExists: async () => true,
    environment: "studio",
  });
  return found
    .filter((marker) => marker.code.startsWith("facts."))
    .map((marker) => `${marker.level} ${marker.code} ${printPath(marker.path.flat())}`);
}

const source: StoredDocument = { _id: "source", _type: "source", title: "News release" };
const place = (_id: string, containedIn?: string): StoredDocument => ({
  _id,
  _type: "place",
  ...(containedIn !== undefined && { containedIn: to(containedIn) }),
});

describe("the rules of facts stand at their fields in the Studio", () => {
  it("arithmetic, with the parts looked up", async () => {
    const { document } = breakdownOf(3, [1, 2]);
    const parts = (second: number) => [
      statistic("total", 3),
      statistic("part0", 1),
      statistic("part1", second),
    ];
    expect(await markers(document, parts(2))).toEqual([]);
    expect(await markers(document, parts(3))).toEqual(["error facts.arithmetic parts"]);
    expect(await markers({ ...document, _id: "drafts.breakdown" }, parts(3))).toHaveLength(1);
  });

  it("comparable, with places looked up through all that they lie in", async () => {
    const { document } = breakdownOf(3, [1, 2]);
    const others = [
      statistic("total", 3),
      statistic("part0", 1, { place: to("boston") }),
      statistic("part1", 2, { place: to("usa") }),
      place("boston", "suffolk"),
      place("suffolk", "massachusetts"),
      place("massachusetts", "usa"),
      place("usa"),
    ];
    expect(await markers(document, others)).toEqual([`error facts.comparable parts[_key=="k0"]`]);
  });

  it("a retracted part, as a warning", async () => {
    const { document } = breakdownOf(3, [3]);
    const correction = {
      _id: "c",
      _type: "correction",
      kind: "retraction",
      corrects: to("part0"),
    };
    expect(
      await markers(document, [statistic("total", 3), statistic("part0", 3), correction]),
    ).toEqual([`warning facts.arithmetic parts[_key=="k0"]`]);
  });

  it("provenance and attribution", async () => {
    expect(await markers(statistic("s", 1), [source])).toEqual([]);
    expect(await markers(statistic("s", 1, { unit: undefined }), [source])).toEqual([
      "error facts.provenance unit",
    ]);
    const quote = { _id: "q", _type: "quote", attribution: "background", speaker: to("p") };
    expect(await markers(quote, [{ _id: "p", _type: "person" }])).toEqual([
      "error facts.attribution speaker",
      "error facts.attribution attributedAs",
      "error facts.attribution saidOn",
      "error facts.attribution source",
    ]);
  });
});

import { evaluate, parse, toJS } from "groq-js";
import { expect } from "vitest";
import type { LakeDocument } from "../../../lake/document.ts";
import { anonymous, localEditor, type Caller } from "../../../lake/http/access.ts";
import { importDataset } from "../../../lake/importDataset.ts";
import type { Lake } from "../../../lake/openLake.ts";
import type { Layers } from "../../../lake/query/perspective.ts";
import { seen } from "./seen.ts";

/** Who asks, in which perspective. */
export const readers: { caller: Caller; layers: Layers }[] = [
  { caller: localEditor, layers: "raw" },
  { caller: localEditor, layers: [""] },
  { caller: localEditor, layers: ["drafts", ""] },
  { caller: localEditor, layers: ["versions.r1", "drafts", ""] },
  { caller: localEditor, layers: ["versions.r2", "versions.r1", ""] },
  { caller: anonymous, layers: "raw" },
  { caller: anonymous, layers: ["versions.r1", "drafts", ""] },
];

/** What `now()` says. */
export const now = "2026-11-02T09:00:00.000Z";

const params = {
  id: "a",
  ids: ["a", "b", "drafts.c", 5, null],
  type: "article",
  n: 2,
  none: null,
  text: "b",
  object: { _ref: "a" },
};

/** Asks the lake, and groq-js alone over what the reader sees: they must agree to the byte. */
export async function compare(lake: Lake, asked: string, reader = readers[0]): Promise<void> {
  const { caller, layers } = reader ?? { caller: anonymous, layers: "raw" as const };
  const dataset = seen(stored(lake), layers, caller === anonymous);
  const tree = parse(asked, { params });
  const byId = new Map(dataset.map((one) => [one["_id"], one]));
  const options = {
    dataset,
    params,
    identity: caller.name,
    timestamp: new Date(now),
    sanity: { projectId: "local", dataset: "production" },
    dereference: ({ _ref }: { _ref: string }) => byId.get(_ref),
  };
  const value = await evaluate(tree, options);
  const expected = JSON.stringify(toJS(await value.asStatic())) ?? "null";
  const answered = await lake.query({ query: asked, params, layers, caller });
  expect(JSON.parse(answered), `${asked} as ${JSON.stringify({ layers, caller })}`).toEqual(
    JSON.parse(expected),
  );
  expect(answered).toBe(expected);
}

let storedBy: { lake: Lake; documents: LakeDocument[] } | undefined;

function stored(lake: Lake): LakeDocument[] {
  if (storedBy?.lake !== lake) {
    const ids = [
      ...new Set(lake.changesSince(0, 1_000_000).changes.map((change) => change.id)),
    ].toSorted();
    storedBy = { lake, documents: ids.flatMap((id) => lake.document(id) ?? []) };
  }
  return storedBy.documents;
}

/** Puts documents in, references to nothing included. */
export async function fill(lake: Lake, documents: Record<string, unknown>[]): Promise<void> {
  const byId = new Map(documents.map((one) => [one["_id"], one]));
  async function* lines() {
    yield Buffer.from([...byId.values()].map((one) => `${JSON.stringify(one)}\n`).join(""));
  }
  const report = await importDataset(lake, lines(), { author: "test" });
  expect(report.refused).toEqual([]);
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Newsroom } from "../lakeClient.ts";
import { contentFolder } from "./stetHome.ts";

/** Fills a local lake that holds nothing yet with the newsroom's documents to start with. */
export async function seedIfEmpty(
  newsroom: Newsroom,
  say: (line: string) => void = () => {},
): Promise<void> {
  const count = await newsroom.client.fetch<number>(`count(*)`, {}, { perspective: "raw" });
  if (count > 0) return;
  say("The lake is empty: it is filled from content/.");
  const text = await readFile(join(contentFolder, "production.ndjson"), "utf8");
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  await newsroom.client.mutate(lines.map((line) => ({ createOrReplace: JSON.parse(line) })));
}

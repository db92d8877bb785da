import type { SanityClient } from "@sanity/client";
import { factsAsked, factsQuery, type FactType } from "./factQuery.ts";
import { type Fact, factIds, readFacts } from "./readFacts.ts";

/** The facts that typed words find, the best first. */
export async function factsFor(
  client: Pick<SanityClient, "fetch">,
  typed: string,
  types: readonly FactType[],
): Promise<Fact[]> {
  const asked = { ...factsAsked(typed, types) };
  const sent = await client.fetch<unknown>(factsQuery, asked, { perspective: "drafts" });
  const ids = factIds(sent);
  const published =
    ids.length === 0
      ? []
      : await client.fetch<string[]>("*[_id in $ids]._id", { ids }, { perspective: "published" });
  return readFacts(sent, new Set(published), new Date());
}

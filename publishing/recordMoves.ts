import { hash } from "node:crypto";
import type { SanityClient } from "@sanity/client";

const batchSize = 200;

/**
 * Records addresses that pages have left as `redirect` documents, before anything is written: so a
 * build from nothing knows them too. The same address is recorded once, whoever does it.
 */
export async function recordMoves(
  client: SanityClient,
  moved: ReadonlyMap<string, string>,
): Promise<void> {
  const redirects = [...moved].map(([id, from]) => ({
    _id: `redirect-${hash("sha256", from).slice(0, 16)}`,
    _type: "redirect",
    from,
    // Weak: an old address must never stand in the way of taking its page down.
    target: { _type: "reference", _ref: id, _weak: true },
  }));
  for (let at = 0; at < redirects.length; at += batchSize)
    await client.mutate(
      redirects.slice(at, at + batchSize).map((redirect) => ({ createOrReplace: redirect })),
    );
}

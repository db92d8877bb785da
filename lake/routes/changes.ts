import { json } from "../http/respond.ts";
import { refuse } from "../refusal.ts";
import type { Route } from "../route.ts";

/** Tells which documents changed after transaction `since`, oldest first, at most about 1000. Ours, not Sanity's. */
export const changes: Route = {
  method: "GET",
  path: "/lake/changes/:dataset",
  isVersioned: false,
  needs: "viewer",
  answer({ lake, url }) {
    const asked = url.searchParams.get("since") ?? "0";
    if (!/^\d{1,15}$/.test(asked))
      throw refuse(400, '"since" must be the number of a transaction.');
    const page = lake.changesSince(Number(asked));
    const found = page.changes.map(({ seq, transactionId, at, id, rev }) => ({
      seq,
      transactionId,
      at,
      id,
      rev,
    }));
    const { seq, isWhole } = page;
    return json({ changes: found, seq, last: lake.lastSeq(), isWhole });
  },
};

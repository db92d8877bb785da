import { isPublicId } from "../documentId.ts";
import type { TransactionChanges } from "../history/documentChange.ts";
import { eventText } from "../listen/eventStream.ts";
import { openListener } from "../listen/openListener.ts";
import { tagOfAll, tagOfType } from "../query/syncTags.ts";
import { refuse } from "../refusal.ts";
import type { Call, Route } from "../route.ts";

/** More changes than these are not caught up with: the reader is told to ask for everything again. */
const mostMissed = 2000;

/** Tells with which changes the answers to queries may have become others, by the tags that the answers bear. */
export const liveEvents: Route = {
  method: "GET",
  path: "/data/live/events/:dataset",
  isVersioned: true,
  needs: "anyone",
  answer(call) {
    const { lake, request, url, caller } = call;
    const withDrafts = url.searchParams.get("includeDrafts") === "true";
    if (withDrafts && caller.role === "anonymous") {
      throw refuse(401, "Events of drafts need a token. Send it as `Authorization: Bearer …`.");
    }
    const textOf = (transaction: TransactionChanges) => {
      const tags = tagsOf(transaction, withDrafts, lake.dataset);
      if (tags.length === 0) return "";
      return eventText({ id: transaction.id, data: JSON.stringify({ tags }) });
    };
    const seq = lake.lastSeq();
    const id = lake.log.idOf(seq) ?? "0";
    const missed = missedSince(call, seq);
    // Who is cut off behind the greeting comes back to where it stood.
    const stood = missed === null ? id : (request.headers.get("last-event-id") ?? id);
    const greeting =
      eventText({ name: "welcome", id: stood, data: "{}" }) +
      (missed === null
        ? eventText({ name: "restart", id, data: "{}" })
        : missed.map(textOf).join(""));
    const sharedAs = `live ${withDrafts}`;
    return openListener({ request, caller, hub: lake.hub, seq, greeting, textOf, sharedAs });
  },
};

/** What happened since the event that the reader heard last; null when that is not known any more. */
function missedSince({ lake, request }: Call, seq: number): TransactionChanges[] | null {
  const asked = request.headers.get("last-event-id");
  if (asked === null) return [];
  const last = asked === "0" ? { seq: 0 } : lake.log.transaction(asked);
  const missed = last && lake.hub.missedSince(last.seq, mostMissed);
  return missed?.filter((transaction) => transaction.seq <= seq) ?? null;
}

function tagsOf(transaction: TransactionChanges, withDrafts: boolean, dataset: string): string[] {
  const types = new Set<string>();
  for (const change of transaction.changes) {
    if (!withDrafts && !isPublicId(change.id)) continue;
    for (const document of [change.before(), change.after()]) {
      if (document) types.add(document._type);
    }
  }
  if (types.size === 0) return [];
  return [tagOfAll(dataset), ...[...types].map((type) => tagOfType(dataset, type))];
}

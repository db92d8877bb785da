import { isPublicId } from "../documentId.ts";
import type { DocumentChange, TransactionChanges } from "../history/documentChange.ts";
import type { Filter } from "./compileFilter.ts";
import { eventText } from "./eventStream.ts";

/** What a listener wants to be told. */
export interface Listening {
  filter: Filter;
  isAnonymous: boolean;
  /** Also of drafts and versions. */
  allVersions: boolean;
  includeMutations: boolean;
  includeResult: boolean;
  includePreviousRevision: boolean;
  effects: boolean;
}

type Transition = "appear" | "update" | "disappear";

/** Writes the events that a transaction means for a listener, from the one behind `afterDocument` on. */
export function mutationEvents(
  transaction: TransactionChanges,
  listening: Listening,
  afterDocument?: string,
): string {
  const heard = transaction.changes.flatMap((change) => {
    const transition = transitionOf(change, listening);
    return transition ? [{ change, transition }] : [];
  });
  const places = transaction.changes.map((change) => change.id);
  const from = afterDocument === undefined ? -1 : places.indexOf(afterDocument);
  let text = "";
  for (const [at, { change, transition }] of heard.entries()) {
    if (places.indexOf(change.id) <= from) continue;
    text += eventText({
      name: "mutation",
      id: `${transaction.id}#${change.id}`,
      data: mutationEvent(transaction, change, transition, at, heard.length, listening),
    });
  }
  return text;
}

function transitionOf(change: DocumentChange, listening: Listening): Transition | null {
  const { filter, isAnonymous, allVersions } = listening;
  if ((isAnonymous || !allVersions) && !isPublicId(change.id)) {
    // Without a token no dotted id is seen; with one, dotted ids that are no draft and no version are.
    if (isAnonymous || /^(drafts|versions)\./.test(change.id)) return null;
  }
  if (!filter.mayMatch(change.id)) return null;
  const before = filter.matches(change.before());
  const after = filter.matches(change.after());
  if (after) return before ? "update" : "appear";
  return before ? "disappear" : null;
}

// Put together from texts that are JSON already: a document may be long, and many listeners may hear of it.
function mutationEvent(
  transaction: TransactionChanges,
  change: DocumentChange,
  transition: Transition,
  at: number,
  of: number,
  listening: Listening,
): string {
  const head = JSON.stringify({
    eventId: `${transaction.id}#${change.id}`,
    documentId: change.id,
    transactionId: transaction.id,
    transition,
    identity: listening.isAnonymous ? "" : transaction.author,
    // A document that is deleted has come to its end with this transaction: an open form looks for that.
    previousRev: change.before()?._rev,
    resultRev: change.rev ?? transaction.id,
    timestamp: transaction.at,
    visibility: "query",
    transactionTotalEvents: of,
    transactionCurrentEvent: at,
  });
  const parts = [head.slice(0, -1)];
  if (listening.includeMutations) parts.push(`"mutations":${change.mutationsText()}`);
  if (listening.effects) parts.push(`"effects":${JSON.stringify(change.effects())}`);
  if (listening.includeResult && transition !== "disappear") {
    parts.push(`"result":${change.afterText() ?? "null"}`);
  }
  if (listening.includePreviousRevision) parts.push(`"previous":${change.beforeText() ?? "null"}`);
  return `${parts.join(",")}}`;
}

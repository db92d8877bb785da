import { compileFilter } from "../listen/compileFilter.ts";
import { eventText } from "../listen/eventStream.ts";
import { mutationEvents, type Listening } from "../listen/mutationEvents.ts";
import { channelError, openListener } from "../listen/openListener.ts";
import { isPublicId } from "../documentId.ts";
import { isObject } from "../document.ts";
import { Refusal, refuse } from "../refusal.ts";
import type { Call, Route } from "../route.ts";
import { paramsIn } from "./query.ts";

/** More changes than these are not caught up with: the listener is told to begin anew. */
const mostMissed = 2000;

/** Tells as they happen of the changes to documents that a filter selects, as server-sent events. */
export const listen: Route = {
  method: "GET",
  path: "/data/listen/:dataset",
  isVersioned: true,
  needs: "anyone",
  answer(call) {
    try {
      return open(call, listeningIn(call));
    } catch (error) {
      const details = error instanceof Refusal ? error.body["error"] : null;
      if (error instanceof Refusal && isObject(details)) return channelError(error.body);
      throw error;
    }
  },
};

function listeningIn({ lake, url, caller, apiVersion }: Call): Listening {
  const query = url.searchParams.get("query");
  if (query === null) throw refuse(400, 'There is no "query" in the request.');
  const is = (name: string) => url.searchParams.get(name) === "true";
  const isAnonymous = caller.role === "anonymous";
  return {
    filter: compileFilter({
      query,
      params: paramsIn(url.searchParams),
      identity: caller.name,
      now: lake.now,
      project: lake.project,
      dataset: lake.dataset,
      dereference: (id) => (isAnonymous && !isPublicId(id) ? null : lake.document(id)),
    }),
    isAnonymous,
    // Since the API of 2025-02-19 drafts and versions are heard of on request alone.
    allVersions: is("includeAllVersions") || (apiVersion !== "X" && apiVersion < "2025-02-19"),
    includeMutations: url.searchParams.get("includeMutations") !== "false",
    includeResult: is("includeResult"),
    includePreviousRevision: is("includePreviousRevision"),
    effects: url.searchParams.get("effectFormat") === "mendoza",
  };
}

function open({ lake, request, url, caller, apiVersion }: Call, listening: Listening): Response {
  const listenerName = lake.newId();
  const seq = lake.lastSeq();
  const id = `${lake.log.idOf(seq) ?? ""}#`;
  const greet = (name: string) => eventText({ name, id, data: JSON.stringify({ listenerName }) });
  const asked = request.headers.get("last-event-id");
  const resumes = url.searchParams.get("enableResume") === "true" && asked !== null;
  const missed = resumes ? missedSince(asked) : null;
  const greeting = resumes
    ? missed === null
      ? greet("reset")
      : eventText({ name: "welcomeback", data: JSON.stringify({ listenerName }) }) + missed
    : greet("welcome");
  return openListener({
    request,
    caller,
    hub: lake.hub,
    seq,
    greeting,
    textOf: (transaction) => mutationEvents(transaction, listening),
    sharedAs: JSON.stringify(["listen", url.search, caller.name, caller.role, apiVersion]),
  });

  /** The events behind the one that was heard last, or null when they are not to be had any more. */
  function missedSince(eventId: string): string | null {
    const [transactionId = "", documentId = ""] = eventId.split("#", 2);
    const last = transactionId === "" ? { seq: 0 } : lake.log.transaction(transactionId);
    if (!last) return null;
    const from = documentId === "" ? last.seq : last.seq - 1;
    const transactions = lake.hub.missedSince(from, mostMissed);
    if (transactions === null) return null;
    // What another process commits at this moment is told as it happens.
    const text = transactions
      .filter((one) => one.seq <= seq)
      .map((one) => mutationEvents(one, listening, one.seq === last.seq ? documentId : undefined))
      .join("");
    return text.length > lake.hub.limits.backlog / 2 ? null : text;
  }
}

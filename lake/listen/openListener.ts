import type { Caller } from "../http/access.ts";
import type { TransactionChanges } from "../history/documentChange.ts";
import { bytesOf, comeBackSoon, eventText, openEventStream, signOfLife } from "./eventStream.ts";
import type { Hub } from "./hub.ts";

export interface ListenerOptions {
  request: Request;
  caller: Caller;
  hub: Hub;
  /** The last transaction that the stream begins behind. */
  seq: number;
  /** What is sent first, behind the hint when to come back. */
  greeting: string;
  /** The text of what a transaction means here; `""` for nothing. */
  textOf: (transaction: TransactionChanges) => string;
  /** Listeners with the same one are told the same: it is worked out once for all of them. */
  sharedAs: string;
}

/** Opens a stream that tells of every transaction from now on. */
export function openListener(options: ListenerOptions): Response {
  const { request, caller, hub, seq, greeting } = options;
  // A request for the head alone would leave a stream behind that nobody reads.
  if (request.method === "HEAD") {
    return new Response(null, { headers: { "Content-Type": "text/event-stream" } });
  }
  let leave = () => {};
  const stream = openEventStream({
    request,
    backlog: hub.limits.backlog,
    onEnd: () => leave(),
  });
  const leaveHub = hub.subscribe(
    {
      tell(transaction) {
        const bytes = told(transaction, options);
        if (bytes.length > 0) stream.send(bytes);
      },
      isStillKnown: caller.isStillKnown,
      beat: () => stream.send(signOfLife),
      end: (reason) => stream.end(reason),
    },
    seq,
  );
  leave = leaveHub;
  if (request.signal.aborted) leaveHub();
  stream.send(bytesOf(comeBackSoon + greeting));
  return stream.response;
}

const tellings = new WeakMap<TransactionChanges, Map<string, Uint8Array>>();

// A commit may have hundreds of listeners, most of which ask one of few things.
function told(transaction: TransactionChanges, { sharedAs, textOf }: ListenerOptions): Uint8Array {
  let shared = tellings.get(transaction);
  if (!shared) tellings.set(transaction, (shared = new Map()));
  let bytes = shared.get(sharedAs);
  if (!bytes) shared.set(sharedAs, (bytes = bytesOf(textOf(transaction))));
  return bytes;
}

/** Answers with one event that says what is wrong with the request, as the API's streams do. */
export function channelError(body: Record<string, unknown>): Response {
  const text = comeBackSoon + eventText({ name: "channelError", data: JSON.stringify(body) });
  return new Response(text, {
    headers: { "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store" },
  });
}

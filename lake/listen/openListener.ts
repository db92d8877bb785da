import type { TransactionChanges } from "../history/documentChange.ts";
import { eventText, comeBackSoon, openEventStream, signOfLife } from "./eventStream.ts";
import type { Hub } from "./hub.ts";

export interface ListenerOptions {
  request: Request;
  hub: Hub;
  /** The last transaction that the stream begins behind. */
  seq: number;
  /** What is sent first, behind the hint when to come back. */
  greeting: string;
  /** The text of what a transaction means here; `""` for nothing. */
  textOf: (transaction: TransactionChanges) => string;
}

/** Opens a stream that tells of every transaction from now on. */
export function openListener(options: ListenerOptions): Response {
  const { request, hub, seq, greeting, textOf } = options;
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
        const text = textOf(transaction);
        if (text !== "") stream.send(text);
      },
      beat: () => stream.send(signOfLife),
      end: (reason) => stream.end(reason),
    },
    seq,
  );
  leave = leaveHub;
  if (request.signal.aborted) leaveHub();
  stream.send(comeBackSoon + greeting);
  return stream.response;
}

/** Answers with one event that says what is wrong with the request, as the API's streams do. */
export function channelError(body: Record<string, unknown>): Response {
  const text = comeBackSoon + eventText({ name: "channelError", data: JSON.stringify(body) });
  return new Response(text, {
    headers: { "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store" },
  });
}

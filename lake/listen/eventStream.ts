/** An open stream of server-sent events. */
export interface EventStream {
  response: Response;
  /** Sends a piece of text as bytes; ends the stream with an error when its reader has fallen too far behind. */
  send(bytes: Uint8Array): void;
  end(reason?: Error): void;
}

export interface EventStreamOptions {
  request: Request;
  /** Bytes that may wait for the reader. */
  backlog: number;
  /** Is called once, when the stream has ended for whatever reason. */
  onEnd: () => void;
}

const encoder = new TextEncoder();

/** Opens a stream that ends with its request, is bounded in what it keeps, and says how soon to come back. */
export function openEventStream({ request, backlog, onEnd }: EventStreamOptions): EventStream {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>(
    { start: (started) => void (controller = started), cancel: () => finish() },
    new ByteLengthQueuingStrategy({ highWaterMark: backlog }),
  );
  // Who aborts its own request is told so; a connection that is gone has nobody to tell.
  const onAbort = () => {
    const { reason } = request.signal;
    end(reason instanceof Error && reason.name === "AbortError" ? reason : undefined);
  };
  if (request.signal.aborted) onAbort();
  else request.signal.addEventListener("abort", onAbort);

  return {
    response: new Response(body, {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-cache, no-store, no-transform",
      },
    }),
    send(bytes) {
      if (!controller) return;
      if ((controller.desiredSize ?? 0) <= 0) {
        end(new Error(`The reader of an event stream is more than ${backlog} bytes behind.`));
        return;
      }
      controller.enqueue(bytes);
    },
    end,
  };

  function end(reason?: Error): void {
    const open = controller;
    finish();
    if (reason === undefined) open?.close();
    else open?.error(reason);
  }

  function finish(): void {
    if (!controller) return;
    controller = undefined;
    request.signal.removeEventListener("abort", onAbort);
    onEnd();
  }
}

/** Writes one event; `data` is JSON on one line. */
export function eventText(event: { name?: string; id?: string; data: string }): string {
  const name = event.name === undefined ? "" : `event: ${event.name}\n`;
  const id = event.id === undefined ? "" : `id: ${event.id}\n`;
  return `${name}${id}data: ${event.data}\n\n`;
}

/** What every stream begins with: a form in the Studio is read-only until its stream is back. */
export const comeBackSoon = "retry: 200\n\n";

/** A comment that keeps a connection open. */
export const signOfLife = bytesOf(":\n\n");

/** Gives text as it is sent. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

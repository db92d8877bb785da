import { isObject } from "../document.ts";

/** What the streams of a tab need of their socket: `send` resolves when the text is on its way. */
export interface StreamPeer {
  send(text: string): Promise<void>;
}

export interface StreamsOptions {
  peer: StreamPeer;
  /** Answers a request as for any other client. */
  fetch: (request: Request) => Promise<Response>;
  /** The address that the socket was opened under, which the opening messages complete. */
  base: URL;
  /** Headers of the socket's own opening: none of them can be set by a message. */
  headers: Record<string, string>;
}

/** Streams that one tab may have open. */
const most = 100;

/** Only event streams: all else has connections of its own. */
const streamPath =
  /^\/v[^/]+\/(data\/(listen|live\/events)\/[^/]+|projects\/[^/]+\/datasets\/[^/]+\/(listen|live\/events))$/;

/**
 * Carries the event streams of a tab over one socket, numbered by the tab: `{open, url, headers}` begins one and is
 * answered with `{open, status, headers, body?}`; then come `{stream, text}` and at last `{stream, end}`; `{close}` ends it.
 * `{ping}` is answered with `{pong}`: a tab cannot see the signs of life that WebSockets have by themselves.
 */
export function carryStreams({ peer, fetch, base, headers }: StreamsOptions): {
  hear(text: string): void;
  leave(): void;
} {
  const open = new Map<number, AbortController>();
  let isAnswering = false;

  return {
    hear(text) {
      const message: unknown = JSON.parse(text);
      if (!isObject(message)) throw new SyntaxError("A message must be an object.");
      const { open: number, close, url, headers: asked, ping } = message;
      if (ping) void live();
      else if (typeof close === "number") open.get(close)?.abort();
      else if (typeof number === "number") void begin(number, url, isObject(asked) ? asked : {});
    },
    leave() {
      for (const controller of open.values()) controller.abort();
    },
  };

  /** One answer at a time: who asks and does not read gets no more. */
  async function live() {
    if (isAnswering) return;
    isAnswering = true;
    await tell({ pong: true });
    isAnswering = false;
  }

  async function begin(number: number, url: unknown, asked: Record<string, unknown>) {
    const controller = new AbortController();
    const refused = open.has(number) || open.size >= most;
    try {
      const response = refused
        ? refuseStream(429, "This socket carries streams enough.")
        : await answer(number, url, asked, controller);
      const type = response.headers.get("content-type") ?? "";
      const isStream = response.status === 200 && type.startsWith("text/event-stream");
      const head = { open: number, status: response.status, headers: { "content-type": type } };
      if (!isStream) return await tell({ ...head, body: await response.text() });
      await tell(head);
      await pass(number, response);
    } finally {
      if (!refused) open.delete(number);
    }
  }

  async function answer(
    number: number,
    url: unknown,
    asked: Record<string, unknown>,
    controller: AbortController,
  ): Promise<Response> {
    const address = addressOf(url, base);
    if (!address) return refuseStream(400, "A socket carries listen and live streams only.");
    const request = requestFor(address, { ...allowed(asked), ...headers }, controller.signal);
    if (!request) return refuseStream(400, "The headers of the stream are not ones.");
    open.set(number, controller);
    return fetch(request);
  }

  async function pass(number: number, response: Response): Promise<void> {
    const decoder = new TextDecoder();
    try {
      // One message after the other: while the tab does not read, the stream itself fills up and is cut off.
      for await (const bytes of response.body ?? []) {
        await tell({ stream: number, text: decoder.decode(bytes, { stream: true }) });
      }
    } catch {
      // Aborted by the tab, or cut off because it was too slow: either way it is over, and can be resumed.
    }
    await tell({ stream: number, end: true });
  }

  async function tell(message: object): Promise<void> {
    await peer.send(JSON.stringify(message));
  }
}

const mayBeSet = ["accept", "authorization", "last-event-id", "x-sanity-project-id"];

function allowed(asked: Record<string, unknown>): Record<string, string> {
  const found = Object.entries(asked).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return Object.fromEntries(found.filter(([name]) => mayBeSet.includes(name ?? "")));
}

function requestFor(
  address: URL,
  headers: Record<string, string>,
  signal: AbortSignal,
): Request | null {
  try {
    return new Request(address, { headers, signal });
  } catch {
    return null;
  }
}

function addressOf(url: unknown, base: URL): URL | null {
  if (typeof url !== "string" || !URL.canParse(url, base)) return null;
  const address = new URL(url, base);
  // Under whatever name the tab knows the lake: what counts is the name that the socket was opened under.
  address.protocol = base.protocol;
  address.host = base.host;
  return streamPath.test(address.pathname) ? address : null;
}

function refuseStream(statusCode: number, message: string): Response {
  return Response.json({ statusCode, message }, { status: statusCode });
}

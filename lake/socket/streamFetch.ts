// For browsers: nothing of Node, nothing of the lake's other files.

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

export interface StreamFetchOptions {
  /** The lake's address, such as `http://localhost:3900`. */
  lake: string;
  /** Does all that is no event stream. */
  fetch?: Fetch;
  /** Milliseconds between looks at whether the socket still says something. */
  lookEvery?: number;
}

interface Subscription {
  opening: string;
  answer: (message: Answer) => void;
  end: () => void;
}

interface Answer {
  open?: number;
  stream?: number;
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  text?: string;
  end?: boolean;
}

/** The addresses of event streams, with the dataset behind or, as a client with a `resource` asks, before. */
const streamPath = /\/(data\/(listen|live\/events)\/|datasets\/[^/]+\/(listen|live\/events)(\?|$))/;

/** Milliseconds before the socket is opened again: the first pause and the longest. */
const pauses = { first: 200, longest: 5000 };

/** Looks in a row that find nothing new: at so many the lake is asked for a sign of life, at so many it is given up. */
const silence = { asked: 2, dead: 4 };

/**
 * Makes a `fetch` that carries all listen and live streams of a tab over one WebSocket: a browser allows six connections
 * to a host, and one tab of the Studio opens more streams than that. Give it to `createClient` as `resolveFetch: () => …`.
 * A socket that died without a word (a laptop that slept) is noticed within 16 seconds, and the streams are resumed.
 */
export function streamFetch({
  lake,
  fetch = globalThis.fetch.bind(globalThis),
  lookEvery = 4000,
}: StreamFetchOptions): Fetch {
  const address = `${lake.replace(/^http/, "ws").replace(/\/+$/, "")}/lake/streams`;
  const subscriptions = new Map<number, Subscription>();
  let socket: WebSocket | undefined;
  /** While a socket that broke is not open again. */
  let away: PromiseWithResolvers<void> | undefined;
  /** Reads that wait until then. */
  let waiting = 0;
  let pause = pauses.first;
  let last = 0;

  return async (url, init = {}) => {
    if (streamPath.test(url)) return subscribe(url, init);
    // What is read before the streams are back may be older than the first that they tell.
    if (away && (init.method ?? "GET") === "GET") await backAgain(away.promise);
    return fetch(url, init);
  };

  async function backAgain(back: Promise<void>): Promise<void> {
    waiting++;
    connect();
    await back;
    waiting--;
  }

  function subscribe(url: string, init: RequestInit): Promise<Response> {
    const number = ++last;
    const { signal } = init;
    return new Promise<Response>((resolve, reject) => {
      let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
      const encoder = new TextEncoder();
      const headers = Object.fromEntries(new Headers(init.headers));
      const isResumed = headers["last-event-id"] !== undefined;
      const stop = () => {
        subscriptions.delete(number);
        signal?.removeEventListener("abort", abort);
        tell({ close: number });
      };
      function abort() {
        const reason = new DOMException("The stream was aborted.", "AbortError");
        reject(reason);
        controller?.error(reason);
        stop();
      }
      function answer(message: Answer) {
        const { status = 200, headers = {}, body, text } = message;
        if (text !== undefined) controller?.enqueue(encoder.encode(text));
        else if (message.end) end();
        else if (body === undefined) {
          const stream = new ReadableStream<Uint8Array>({
            start: (started) => void (controller = started),
            cancel: stop,
          });
          resolve(new Response(stream, { status, headers }));
        } else {
          stop();
          resolve(new Response(body, { status, headers }));
        }
      }
      function end() {
        const open = controller;
        if (!open && !isResumed) return;
        controller = undefined;
        stop();
        if (open) open.close();
        else reject(new TypeError("The lake cannot be reached."));
      }
      if (signal?.aborted) return abort();
      signal?.addEventListener("abort", abort);
      const opening = JSON.stringify({ open: number, url, headers });
      subscriptions.set(number, { opening, answer, end });
      connect();
      if (socket?.readyState === 1) socket.send(opening);
    });
  }

  function tell(message: object): void {
    if (socket?.readyState === 1) socket.send(JSON.stringify(message));
  }

  function connect(): void {
    if (socket) return;
    const opened = new WebSocket(address);
    socket = opened;
    let isLost = false;
    let quiet = 0;
    const looking = setInterval(() => {
      quiet++;
      if (quiet >= silence.dead) lose();
      else if (quiet >= silence.asked) tell({ ping: true });
    }, lookEvery);
    opened.addEventListener("open", () => {
      away?.resolve();
      away = undefined;
      for (const { opening } of subscriptions.values()) opened.send(opening);
    });
    opened.addEventListener("message", ({ data }) => {
      if (isLost) return;
      quiet = 0;
      pause = pauses.first;
      const message: Answer = JSON.parse(String(data));
      subscriptions.get(message.open ?? message.stream ?? 0)?.answer(message);
    });
    opened.addEventListener("close", lose);

    function lose(): void {
      if (isLost) return;
      isLost = true;
      clearInterval(looking);
      // On a dead line this takes a browser long: nothing is waited for.
      opened.close();
      away ??= Promise.withResolvers();
      // Streams that ran end, and their readers ask again. Those that ask again are told each time that it was in vain: the
      // Studio says so, and would forget it with the next key. New ones wait: to them a failure would be the end.
      for (const { end } of subscriptions.values()) end();
      setTimeout(() => {
        socket = undefined;
        if (subscriptions.size > 0 || waiting > 0) connect();
      }, pause);
      pause = Math.min(pause * 2, pauses.longest);
    }
  }
}

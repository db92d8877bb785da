type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

export interface PatientFetchOptions {
  fetch?: Fetch;
  /** Milliseconds that one attempt may take: the lake itself gives up a query after 10 s. */
  attempts?: { read: number; write: number };
  /** Milliseconds before it is asked again: the first pause and the longest. */
  pauses?: { first: number; longest: number };
}

/** Answers that are none: for a write only those that leave open whether it was carried out. */
const notNow = { read: [429, 502, 503, 504], write: [502, 504] };

/**
 * Makes a `fetch` that goes on asking the lake until it answers or the caller gives up. The Studio alone does not: after
 * some seconds without an answer to a read its desk gives way to an error, with all that was typed and not yet stored; and
 * a write it asks again under a new transaction id, so that words whose answer alone was lost stand there twice.
 */
export function patientFetch({
  fetch = globalThis.fetch.bind(globalThis),
  attempts = { read: 30_000, write: 10_000 },
  pauses = { first: 200, longest: 5000 },
}: PatientFetchOptions = {}): Fetch {
  return (url, init = {}) => {
    const { method = "GET", body } = init;
    if (body && typeof body !== "string") return fetch(url, init);
    const isWrite = method === "POST" && /\/data\/(mutate|actions)\//.test(url);
    if (!isWrite || !body) return untilAnswered(url, init, "read");
    return untilAnswered(url, { ...init, body: withTransactionId(body) }, "write");
  };

  async function untilAnswered(
    url: string,
    init: RequestInit,
    kind: "read" | "write",
  ): Promise<Response> {
    for (let pause = pauses.first; ; pause = Math.min(pause * 2, pauses.longest)) {
      const response = await tried(url, init, attempts[kind]);
      if (response && !notNow[kind].includes(response.status)) return response;
      await new Promise((over) => setTimeout(over, pause));
      init.signal?.throwIfAborted();
    }
  }

  /** The whole answer, or nothing where none came. */
  async function tried(url: string, init: RequestInit, ms: number): Promise<Response | undefined> {
    const limit = AbortSignal.timeout(ms);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    try {
      const response = await fetch(url, { ...init, signal });
      const { status, statusText, headers } = response;
      const bytes = await response.arrayBuffer();
      // A status without a body takes none, not even an empty one.
      const body = bytes.byteLength > 0 ? bytes : null;
      return new Response(body, { status, statusText, headers });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      return undefined;
    }
  }
}

/** Gives a write an id that it can be known by, where it has none. */
function withTransactionId(body: string): string {
  const asked: unknown = JSON.parse(body);
  if (typeof asked !== "object" || asked === null || Array.isArray(asked)) return body;
  if ("transactionId" in asked && asked.transactionId) return body;
  const random = crypto.getRandomValues(new Uint32Array(4));
  const transactionId = Array.from(random, (part) => part.toString(36)).join("");
  return JSON.stringify({ ...asked, transactionId });
}

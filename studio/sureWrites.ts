type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

export interface SureWritesOptions {
  fetch?: Fetch;
  /** Milliseconds that one attempt may take. */
  attempt?: number;
  /** Milliseconds before a write is asked again: the first pause and the longest. */
  pauses?: { first: number; longest: number };
}

/** What stands before the lake says that it did not hear of an answer: the write may have been carried out. */
const unsure = [502, 504];

/**
 * Makes a `fetch` whose writes to the lake are asked again, under the same transaction id, until they are answered. The
 * Studio itself asks again under a new one: where only the answer was lost, its words would then stand there twice.
 * What the lake answers is the answer, a refusal too.
 */
export function sureWrites({
  fetch = globalThis.fetch.bind(globalThis),
  attempt = 10_000,
  pauses = { first: 200, longest: 5000 },
}: SureWritesOptions = {}): Fetch {
  return (url, init = {}) => {
    const { method, body } = init;
    const isWrite = method === "POST" && /\/data\/(mutate|actions)\//.test(url);
    return isWrite && typeof body === "string"
      ? untilAnswered(url, { ...init, body: withTransactionId(body) })
      : fetch(url, init);
  };

  async function untilAnswered(url: string, init: RequestInit): Promise<Response> {
    for (let pause = pauses.first; ; pause = Math.min(pause * 2, pauses.longest)) {
      const response = await tried(url, init);
      if (response && !unsure.includes(response.status)) return response;
      await new Promise((over) => setTimeout(over, pause));
      init.signal?.throwIfAborted();
    }
  }

  /** The whole answer, or nothing where none came. */
  async function tried(url: string, init: RequestInit): Promise<Response | undefined> {
    const limit = AbortSignal.timeout(attempt);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    try {
      const response = await fetch(url, { ...init, signal });
      const { status, statusText, headers } = response;
      return new Response(await response.arrayBuffer(), { status, statusText, headers });
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

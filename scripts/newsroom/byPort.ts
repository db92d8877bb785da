import { createClient } from "@sanity/client";
import type { ImportReport } from "../../lake/importDataset.ts";
import { streamOf } from "../../lake/http/streamOf.ts";
import { lakeChanges } from "./lakeChanges.ts";
import { bytesOf, localClient, type Newsroom } from "./newsroom.ts";

/** Asks for the number of the last transaction and none of the changes. */
const lastOnly = "/lake/changes/production?since=999999999999999";

/** Milliseconds between looks at what has changed. */
const lookEvery = 300;

/** The documents in the lake that another process of this machine runs. */
export function byPort(port: number, token: string): Newsroom {
  const address = `http://127.0.0.1:${port}`;
  const headers = { authorization: `Bearer ${token}` };
  const ask = async (path: string, init?: RequestInit & { duplex?: "half" }) => {
    const response = await fetch(address + path, { ...init, headers });
    if (response.ok) return response;
    throw new Error(await refusalIn(response));
  };
  return {
    client: createClient({ ...localClient, apiHost: address, token }),
    // Whatever address the lake had when the asset came in: it is the one on this port.
    readAsset: (url) => bytesOf(ask(new URL(url).pathname), url),
    changesSince: lakeChanges(
      async (since) => (await ask(`/lake/changes/production?since=${since}`)).json(),
      async () => {
        const { last }: { last: number } = await (await ask(lastOnly)).json();
        return last;
      },
    ),
    follow: (changed) => poll(() => ask(lastOnly), changed),
    async *exportBytes({ form, includePrivate }) {
      const path = `/lake/export/production?form=${form}&private=${includePrivate}`;
      yield* (await ask(path)).body ?? [];
    },
    async importBytes(source): Promise<ImportReport> {
      const init = { method: "POST", body: streamOf(source), duplex: "half" } as const;
      return (await ask("/lake/import/production", init)).json();
    },
    port,
    where: `the lake on port ${port}`,
    close: async () => {},
  };
}

/** Looks at the number of the last transaction, and calls when it has moved. */
function poll(ask: () => Promise<Response>, changed: () => void): () => void {
  let last: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const look = async () => {
    try {
      const found: { last: number } = await (await ask()).json();
      if (last !== undefined && found.last !== last) changed();
      last = found.last;
    } catch {
      // Away for a moment: when it is back, what it did meanwhile is seen by its number.
    }
    if (!isOver) timer = setTimeout(look, lookEvery);
  };
  void look();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

async function refusalIn(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { message, error } = JSON.parse(text);
    return message ?? error?.description ?? text;
  } catch {
    // Not the API's own form: the words as they are.
    return `The lake answered ${response.status}: ${text.slice(0, 200)}`;
  }
}

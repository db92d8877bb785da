import type { Newsroom } from "../lakeClient.ts";

/** Milliseconds between looks at a lake that does not tell what changes. */
const lookEvery = 1000;

/** Calls whenever documents have changed, however many at once; gives the function that ends it. */
export function followChanges(newsroom: Newsroom, changed: () => void): () => void {
  if (newsroom.own) return newsroom.own.lake.onChange(changed);
  let state: string | undefined;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    try {
      const found = JSON.stringify(
        await newsroom.client.fetch(
          `{"count": count(*), "last": *[] | order(_updatedAt desc)[0]{_id, _rev}}`,
          {},
          { perspective: "published" },
        ),
      );
      if (state !== undefined && state !== found) changed();
      state = found;
    } catch (error) {
      // A lake that is away for a moment is asked again; what it missed is seen then.
      state ??= error instanceof Error ? error.message : "";
    }
    if (!ended) timer = setTimeout(look, lookEvery);
  };
  void look();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

/** Runs work once for any number of calls that come while it runs or just before. */
export function gathered(work: () => Promise<void>): { ask(): void; settled(): Promise<void> } {
  let asked = false;
  let running: Promise<void> | undefined;
  const run = async () => {
    while (asked) {
      asked = false;
      await work();
    }
    running = undefined;
  };
  return {
    ask() {
      asked = true;
      running ??= new Promise((resolve) => setImmediate(resolve)).then(run);
    },
    settled: async () => {
      await running;
    },
  };
}

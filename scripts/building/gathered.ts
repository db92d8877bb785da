/** Work that is asked for more often than it is done. */
export interface Gathered {
  /** Asks for the work: once more for any number of calls that come while it runs. */
  ask(): void;
  /** Waits for the work that runs. */
  settled(): Promise<void>;
  /** Rejects with what the work threw; after that nothing is done any more. */
  failed: Promise<never>;
}

/** Runs work one at a time, never twice for what one run covers. */
export function gathered(work: () => Promise<void>): Gathered {
  const failed = Promise.withResolvers<never>();
  let asked = false;
  let running: Promise<void> | undefined;
  const run = async () => {
    try {
      while (asked) {
        asked = false;
        await work();
      }
      running = undefined;
    } catch (error) {
      failed.reject(error);
    }
  };
  return {
    ask() {
      asked = true;
      running ??= new Promise((resolve) => setImmediate(resolve)).then(run);
    },
    settled: async () => {
      await running;
    },
    failed: failed.promise,
  };
}

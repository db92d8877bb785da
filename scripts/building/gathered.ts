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

import type { DatabaseSync } from "node:sqlite";
import type { Change, Log } from "./storage/log.ts";

export interface ChangePage {
  changes: Change[];
  /** The number to ask with the next time. */
  seq: number;
  /** False when the log has forgotten some of it: look at all documents instead. */
  isWhole: boolean;
}

export interface Feed {
  /** The number of the last transaction. */
  lastSeq(): number;
  /** What changed in transactions after `seq`, oldest first; ask again with the `seq` it gives until nothing comes. */
  changesSince(seq: number, limit?: number): ChangePage;
  /** Calls for every change from now on, also those of other processes, in order; gives the function that ends it. */
  onChange(listener: (change: Change) => void): () => void;
}

/** Milliseconds between looks at whether another process has written, while somebody listens. */
const lookEvery = 50;

/** Follows the log: announces what this process commits at once, and what others commit within a moment. */
export function follow(
  database: DatabaseSync,
  log: Log,
): Feed & {
  announce(): void;
  /** Calls when another process has written, whatever it was; gives the function that ends it. */
  onCommitElsewhere(listener: () => void): () => void;
  stop(): void;
} {
  const listeners = new Set<(change: Change) => void>();
  const lookers = new Set<() => void>();
  // The counter moves with commits of other connections only; it costs a microsecond, the log a query.
  const version = database.prepare("pragma data_version");
  let seen = 0;
  let lastVersion = 0;
  let timer: NodeJS.Timeout | undefined;

  const feed = {
    lastSeq: () => log.last(),
    changesSince(seq: number, limit = 1000): ChangePage {
      const changes = log.since(seq, limit);
      const isWhole = seq >= log.first() - 1;
      return { changes, seq: changes.at(-1)?.seq ?? Math.min(seq, log.last()), isWhole };
    },
    onChange(listener: (change: Change) => void) {
      if (listeners.size === 0) seen = log.last();
      start();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        stopIfAlone();
      };
    },
    onCommitElsewhere(listener: () => void) {
      start();
      lookers.add(listener);
      return () => {
        lookers.delete(listener);
        stopIfAlone();
      };
    },
    announce() {
      if (listeners.size === 0) return;
      for (;;) {
        const { changes, seq } = feed.changesSince(seen);
        if (changes.length === 0) return;
        seen = seq;
        for (const change of changes) for (const listener of listeners) listener(change);
      }
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
    },
  };
  return feed;

  function stopIfAlone(): void {
    if (listeners.size === 0 && lookers.size === 0) feed.stop();
  }

  function start(): void {
    if (timer) return;
    lastVersion = dataVersion();
    timer = setInterval(look, lookEvery);
    timer.unref();
  }

  function look(): void {
    const current = dataVersion();
    if (current === lastVersion) return;
    lastVersion = current;
    feed.announce();
    for (const looker of lookers) looker();
  }

  function dataVersion(): number {
    return Number(version.get()?.["data_version"]);
  }
}

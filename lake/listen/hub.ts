import type { Feed } from "../feed.ts";
import { transactionOf, type TransactionChanges } from "../history/documentChange.ts";
import { refuse } from "../refusal.ts";
import type { DocumentStore } from "../storage/documents.ts";
import type { Change, Log } from "../storage/log.ts";

/** Somebody who is told of every transaction. */
export interface Subscriber {
  tell(transaction: TransactionChanges): void;
  /** Whether its caller may go on hearing; is asked when tokens have been revoked. */
  isStillKnown?: (() => boolean) | undefined;
  /** Is called at every pause, so that dead connections are noticed. */
  beat(): void;
  /** Is called once, when there will be nothing more. */
  end(reason?: Error): void;
}

export interface HubLimits {
  /** Streams open at one moment. */
  subscribers: number;
  /** Bytes that may wait for a reader: a slower one is cut off, and can resume. */
  backlog: number;
  /** Milliseconds between signs of life. */
  keepAlive: number;
}

export const defaultHubLimits: HubLimits = {
  subscribers: 500,
  backlog: 8 * 1024 * 1024,
  keepAlive: 15_000,
};

/** Tells many subscribers of each transaction: what they share is worked out once. */
export interface Hub {
  limits: HubLimits;
  /** Tells of every transaction after `seq`; gives the function that ends it. */
  subscribe(subscriber: Subscriber, seq: number): () => void;
  /** Transactions after `seq`, or null when that are more than `most` changes. */
  missedSince(seq: number, most: number): TransactionChanges[] | null;
  /** How many are subscribed. */
  size(): number;
  close(): void;
}

export interface HubOptions {
  feed: Feed;
  log: Log;
  store: DocumentStore;
  /** Calls when a token has been revoked; gives the function that ends it. */
  onRevoke: (listener: () => void) => () => void;
  limits?: Partial<HubLimits> | undefined;
}

/** Makes the one place that follows the log for all open streams. */
export function startHub({ feed, log, store, onRevoke, limits: asked }: HubOptions): Hub {
  const limits = { ...defaultHubLimits, ...asked };
  const subscribers = new Map<Subscriber, { seq: number }>();
  let gathered: Change[] = [];
  let stops: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;

  return {
    limits,

    subscribe(subscriber, seq) {
      if (subscribers.size >= limits.subscribers) {
        throw refuse(
          429,
          `${limits.subscribers} streams are open, more than this lake serves at once. Close some and try again.`,
          { "Retry-After": "1" },
        );
      }
      if (subscribers.size === 0) start();
      subscribers.set(subscriber, { seq });
      return () => {
        subscribers.delete(subscriber);
        if (subscribers.size === 0) stop();
      };
    },

    missedSince(seq, most) {
      const changes = log.since(seq, most + 1);
      return changes.length > most ? null : transactionsOf(changes);
    },

    size: () => subscribers.size,

    close() {
      for (const subscriber of subscribers.keys()) subscriber.end();
      subscribers.clear();
      stop();
    },
  };

  function start(): void {
    stops = [feed.onChange(gather), onRevoke(endUnknown)];
    timer = setInterval(() => {
      for (const subscriber of subscribers.keys()) subscriber.beat();
    }, limits.keepAlive);
    timer.unref();
  }

  function stop(): void {
    for (const each of stops.splice(0)) each();
    clearInterval(timer);
    gathered = [];
  }

  function endUnknown(): void {
    for (const subscriber of subscribers.keys()) {
      if (subscriber.isStillKnown?.() === false) subscriber.end();
    }
  }

  function gather(change: Change): void {
    gathered.push(change);
    if (change.n + 1 < change.of) return;
    const changes = gathered;
    gathered = [];
    for (const transaction of transactionsOf(changes)) tellAll(transaction);
  }

  function tellAll(transaction: TransactionChanges): void {
    for (const [subscriber, position] of subscribers) {
      if (transaction.seq <= position.seq) continue;
      position.seq = transaction.seq;
      try {
        subscriber.tell(transaction);
      } catch (error) {
        // One listener's filter that cannot be evaluated is no reason to leave the others without news.
        subscriber.end(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  function transactionsOf(changes: Change[]): TransactionChanges[] {
    const bySeq = new Map<number, [Change, ...Change[]]>();
    for (const change of changes) {
      const others = bySeq.get(change.seq);
      if (others) others.push(change);
      else bySeq.set(change.seq, [change]);
    }
    return [...bySeq.values()].map((all) => transactionOf(all, log, store));
  }
}

import { onTestFinished } from "vitest";

interface Source<T> {
  subscribe(observer: { next: (value: T) => void; error: (error: unknown) => void }): {
    unsubscribe(): void;
  };
}

export interface Heard<T> {
  events: T[];
  /** Waits until the events so far are what is asked for; an error of the stream ends the wait. */
  until(isEnough: (events: T[]) => boolean): Promise<T[]>;
  /** Waits for the error that ends the stream. */
  error(): Promise<unknown>;
  stop(): void;
}

/** Subscribes to a client's stream for one test and keeps what it tells. */
export function hear<T>(source: Source<T>): Heard<T> {
  const events: T[] = [];
  const waiting = new Set<() => void>();
  let failed: { error: unknown } | undefined;
  const check = () => {
    for (const look of waiting) look();
  };
  const subscription = source.subscribe({
    next(value) {
      events.push(value);
      check();
    },
    error(error) {
      failed = { error };
      check();
    },
  });
  onTestFinished(() => subscription.unsubscribe());
  return {
    events,
    until: (isEnough) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (isEnough(events)) resolve(events);
          else if (failed) reject(failed.error);
          else return;
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      }),
    error: () =>
      new Promise((resolve) => {
        const look = () => {
          if (!failed) return;
          waiting.delete(look);
          resolve(failed.error);
        };
        waiting.add(look);
        look();
      }),
    stop: () => subscription.unsubscribe(),
  };
}

/** Waits until there are as many events. */
export function atLeast(count: number): (events: unknown[]) => boolean {
  return (events) => events.length >= count;
}

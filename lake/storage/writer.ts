import type { DatabaseSync } from "node:sqlite";
import { setImmediate as turn, setTimeout as wait } from "node:timers/promises";
import { refuse } from "../refusal.ts";
import { refusalOfFault, sqliteFault } from "./sqliteFault.ts";

export interface WriteOptions {
  /** Takes back what the work did: its answer alone is wanted. */
  dryRun?: boolean | undefined;
  /** Is awaited when it is this work's turn, before which nothing else of this process is written. */
  prepare?: (() => Promise<void>) | undefined;
}

/** Runs synchronous work as one transaction; what it did is on disk when the promise resolves. */
export type Write = <T>(work: () => T, options?: WriteOptions) => Promise<T>;

export interface WriterOptions {
  database: DatabaseSync;
  /** Milliseconds to wait for another process that writes. */
  patience: number;
  /** Is called when something has come to be on disk, before those who asked for it are told. */
  onCommit: () => void;
}

interface Job {
  carryOut(): void;
  options: WriteOptions;
  /** When its patience ends. */
  until: number;
  resolve(): void;
  reject(error: unknown): void;
}

/** Milliseconds after which a group takes no more work: readers on this thread wait for it. */
const longestGroup = 25;

/**
 * Makes the one writer of this process. Work that came together is one transaction of SQLite and waits for the disk once;
 * each part has a savepoint, so that one that is refused leaves nothing and the others stand. The thread is not left
 * between a group's beginning and its commit: nobody here sees, or is told of, what is not on disk.
 */
export function startWriter({ database, patience, onCommit }: WriterOptions): Write {
  const waiting: Job[] = [];
  let isRunning = false;

  return <T>(work: () => T, options: WriteOptions = {}) =>
    new Promise<T>((resolve, reject) => {
      const until = performance.now() + patience;
      let result: T;
      waiting.push({
        carryOut: () => void (result = work()),
        options,
        until,
        resolve: () => resolve(result),
        reject,
      });
      if (!isRunning) void run();
    });

  async function run(): Promise<void> {
    isRunning = true;
    try {
      for (let pause = 1; waiting.length > 0;) {
        // Whatever else has arrived by now joins the group.
        await turn();
        await prepareFirst();
        if (begin()) {
          carryOutGroup();
          pause = 1;
        } else if (waiting.length > 0) {
          await wait(pause + Math.random() * pause);
          pause = Math.min(pause * 2, 40);
        }
      }
    } finally {
      isRunning = false;
    }
  }

  async function prepareFirst(): Promise<void> {
    const [first] = waiting;
    try {
      await first?.options.prepare?.();
    } catch (error) {
      waiting.shift()?.reject(error);
    }
  }

  /** False when another process writes, or nobody waits any more. */
  function begin(): boolean {
    if (waiting.length === 0) return false;
    try {
      database.exec("begin immediate");
      return true;
    } catch (error) {
      const isLocked = sqliteFault(error) === "locked";
      const now = performance.now();
      for (const job of waiting.splice(0)) {
        if (!isLocked) job.reject(refusalOfFault(error));
        else if (now > job.until) job.reject(tooLong(patience));
        else waiting.push(job);
      }
      return false;
    }
  }
  function carryOutGroup(): void {
    const group: Job[] = [];
    const tellings: (() => void)[] = [];
    const until = performance.now() + longestGroup;
    try {
      for (let job = waiting.shift(); job; job = next(until)) {
        group.push(job);
        tellings.push(carryOut(job));
      }
      database.exec("commit");
    } catch (error) {
      if (database.isTransaction) database.exec("rollback");
      for (const job of group) job.reject(refusalOfFault(error));
      makeRoom(error);
      return;
    }
    try {
      onCommit();
    } finally {
      for (const tell of tellings) tell();
    }
  }

  /** What had no space may have it next time, once the log is folded in: nothing but a commit would do that by itself. */
  function makeRoom(error: unknown): void {
    if (!["full", "unwritable"].includes(sqliteFault(error))) return;
    try {
      database.exec("pragma wal_checkpoint(truncate)");
    } catch (fault) {
      // Still no space: the next attempt comes here again.
      if (sqliteFault(fault) === "other") throw fault;
    }
  }

  function next(until: number): Job | undefined {
    return performance.now() > until || waiting[0]?.options.prepare ? undefined : waiting.shift();
  }

  /** Gives how its asker is told, once the group is on disk; throws when the whole group is lost. */
  function carryOut(job: Job): () => void {
    database.exec("savepoint one");
    try {
      job.carryOut();
      database.exec(job.options.dryRun ? "rollback to one; release one" : "release one");
      return () => job.resolve();
    } catch (error) {
      // At some faults, a full disk among them, SQLite itself takes the whole transaction back.
      if (!database.isTransaction) throw error;
      database.exec("rollback to one; release one");
      return () => job.reject(refusalOfFault(error));
    }
  }
}

function tooLong(patience: number): Error {
  return refuse(
    503,
    `Another process has been writing to this lake for ${Math.round(patience / 1000)} s; nothing was written. Try again.`,
    { "Retry-After": "1" },
  );
}

import { Worker } from "node:worker_threads";
import { Refusal, refuse, refuseQuery } from "../refusal.ts";
import type { Reply, Task } from "./worker.ts";

export interface WorkerLimits {
  /** Threads that answer queries at one moment. */
  threads: number;
  /** Milliseconds that a query may run. */
  deadline: number;
  /** Milliseconds after which a query counts as slow: slow ones never take the last thread. */
  slowAfter: number;
  /** Queries that may wait for a thread; the next one is refused. */
  waiting: number;
  /** Milliseconds that a query may wait for a thread before it is refused. */
  patience: number;
  /** Memory that one thread may use. */
  megabytes: number;
  /** Milliseconds after which threads that have nothing to do are ended, all but one. */
  restAfter: number;
}

export const defaultWorkerLimits: WorkerLimits = {
  threads: 4,
  deadline: 10_000,
  slowAfter: 250,
  waiting: 200,
  patience: 10_000,
  megabytes: 2048,
  restAfter: 60_000,
};

/** Milliseconds after which a second thread is started, in case that a query is a long one: most commands never need it. */
const spareAfter = 40;

export interface Workers {
  run(task: Task): Promise<string>;
  /** Has a thread ready for the first query. */
  warmUp(): void;
  /** How many threads there are. */
  size(): number;
  close(): Promise<void>;
}

interface Job {
  task: Task;
  isSlow: boolean;
  since: number;
  resolve: (text: string) => void;
  reject: (error: Error) => void;
}

/**
 * Answers queries in threads that can be ended, so that none can hold up the process.
 * A query that turns out slow while slow ones hold all threads but one is put back until one of them is done:
 * quick queries always find a thread.
 */
export function startWorkers(file: string, limits: WorkerLimits): Workers {
  const starting = new Set<Worker>();
  const idle: Worker[] = [];
  const running = new Map<Worker, Job>();
  const quick: Job[] = [];
  const slow: Job[] = [];
  let isClosed = false;
  let resting: NodeJS.Timeout | undefined;

  return {
    run(task) {
      if (isClosed) return Promise.reject(new Error("The lake is closed."));
      if (quick.length + slow.length >= limits.waiting) return Promise.reject(tooMany());
      return new Promise((resolve, reject) => {
        quick.push({ task, isSlow: false, since: performance.now(), resolve, reject });
        next();
      });
    },
    warmUp: keepOneReady,
    size,
    async close() {
      isClosed = true;
      clearTimeout(resting);
      const closed = new Error("The lake was closed before the query was answered.");
      for (const job of [...quick.splice(0), ...slow.splice(0), ...running.values()])
        job.reject(closed);
      const workers = [...starting, ...idle, ...running.keys()];
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };

  function size(): number {
    return starting.size + idle.length + running.size;
  }

  function next(): void {
    if (isClosed) return;
    while (quick.length + slow.length > 0) {
      const worker = idle.pop();
      if (!worker) return startAnother();
      const job = quick.shift() ?? (mayRunSlow() ? slow.shift() : undefined);
      if (!job) return void idle.push(worker);
      if (performance.now() - job.since > limits.patience) {
        idle.push(worker);
        job.reject(tooMany());
      } else run(job, worker);
    }
  }

  function mayRunSlow(): boolean {
    const slowOnes = [...running.values()].filter((job) => job.isSlow).length;
    return slowOnes < Math.max(1, limits.threads - 1);
  }

  // A thread takes a moment to start, which is not the query's: it is given one when it is ready.
  function startAnother(): void {
    const isEnough = starting.size > 0 && starting.size >= quick.length + slow.length;
    if (isEnough || size() >= limits.threads) return;
    const worker = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData: { file },
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    });
    starting.add(worker);
    worker.once("message", () => {
      worker.off("error", broke);
      starting.delete(worker);
      rest(worker);
      next();
    });
    worker.once("error", broke);
    function broke(error: unknown): void {
      starting.delete(worker);
      (quick.shift() ?? slow.shift())?.reject(failed(error));
      next();
    }
  }

  // A thread that does nothing keeps no process alive; one that is being ended must, until it is.
  function rest(worker: Worker): void {
    if (isClosed) return;
    worker.unref();
    idle.push(worker);
  }

  // The next query shall not have to wait for a thread to start.
  function keepOneReady(): void {
    if (!isClosed && idle.length === 0) startAnother();
  }

  // A thread holds some 50 MB, and is started again in less than a second.
  function endIdle(): void {
    resting = undefined;
    for (const worker of idle.splice(1)) void worker.terminate();
  }

  function run(job: Job, worker: Worker): void {
    worker.ref();
    running.set(worker, job);
    const slowTimer = job.isSlow ? undefined : setTimeout(() => turnSlow(), limits.slowAfter);
    const spareTimer = setTimeout(keepOneReady, spareAfter);
    const deadline = setTimeout(
      () => end(() => job.reject(pastDeadline(job, limits.deadline))),
      limits.deadline,
    );
    worker.on("message", done);
    worker.on("error", broke);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(job.task);

    function done(reply: Reply): void {
      stopWatching();
      rest(worker);
      settle(job, reply);
      next();
      resting ??= setTimeout(endIdle, limits.restAfter).unref();
    }

    function broke(error: unknown): void {
      end(() => job.reject(failed(error)));
    }

    function turnSlow(): void {
      const mayGoOn = mayRunSlow();
      job.isSlow = true;
      if (!mayGoOn) end(() => slow.push(job));
      else keepOneReady();
    }

    function end(then: () => void): void {
      stopWatching();
      // A thread that is being ended may still fail; there is nobody left to tell.
      worker.on("error", () => undefined);
      void worker.terminate();
      then();
      next();
    }

    function stopWatching(): void {
      for (const timer of [slowTimer, spareTimer, deadline]) clearTimeout(timer);
      worker.off("message", done);
      worker.off("error", broke);
      running.delete(worker);
    }
  }
}

function settle(job: Job, reply: Reply): void {
  if ("text" in reply) job.resolve(reply.text);
  else job.reject(new Refusal(reply.refused.status, reply.refused.body, reply.refused.message));
}

function tooMany(): Refusal {
  return refuse(429, "Too many queries at once. Try again in a second.", { "Retry-After": "1" });
}

function pastDeadline(job: Job, deadline: number): Refusal {
  return refuseQuery({
    type: "queryTimeoutError",
    description: `The query did not end within ${deadline / 1000} s and was stopped. Narrow its filter, or avoid a sub-query over all documents in each result.`,
    query: job.task.request.query,
  });
}

function failed(error: unknown): Error {
  if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
    return refuse(
      400,
      "The query needs more memory than one query may have. Ask for fewer documents.",
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}

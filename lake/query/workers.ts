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
}

export const defaultWorkerLimits: WorkerLimits = {
  threads: 4,
  deadline: 10_000,
  slowAfter: 250,
  waiting: 200,
};

export interface Workers {
  run(task: Task): Promise<string>;
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
  const idle: Worker[] = [];
  const running = new Map<Worker, Job>();
  const quick: Job[] = [];
  const slow: Job[] = [];
  let isClosed = false;

  return {
    run(task) {
      if (isClosed) return Promise.reject(new Error("The lake is closed."));
      if (quick.length + slow.length >= limits.waiting) return Promise.reject(tooMany());
      return new Promise((resolve, reject) => {
        quick.push({ task, isSlow: false, since: performance.now(), resolve, reject });
        next();
      });
    },
    async close() {
      isClosed = true;
      const closed = new Error("The lake was closed before the query was answered.");
      for (const job of [...quick.splice(0), ...slow.splice(0), ...running.values()])
        job.reject(closed);
      await Promise.all([...idle, ...running.keys()].map((worker) => worker.terminate()));
    },
  };

  function next(): void {
    if (isClosed) return;
    while (running.size < limits.threads) {
      const job = mayRunSlow() ? (quick.shift() ?? slow.shift()) : quick.shift();
      if (!job) return;
      if (performance.now() - job.since > limits.deadline) job.reject(tooMany());
      else start(job);
    }
  }

  function mayRunSlow(): boolean {
    const slowOnes = [...running.values()].filter((job) => job.isSlow).length;
    return slowOnes < Math.max(1, limits.threads - 1);
  }

  function start(job: Job): void {
    const worker =
      idle.pop() ?? new Worker(new URL("./worker.ts", import.meta.url), { workerData: { file } });
    worker.ref();
    running.set(worker, job);
    const slowTimer = job.isSlow ? undefined : setTimeout(() => turnSlow(), limits.slowAfter);
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
      worker.unref();
      idle.push(worker);
      settle(job, reply);
      next();
    }

    function broke(error: unknown): void {
      end(() => job.reject(failed(error)));
    }

    function turnSlow(): void {
      const mayGoOn = mayRunSlow();
      job.isSlow = true;
      if (!mayGoOn) end(() => slow.push(job));
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
      clearTimeout(slowTimer);
      clearTimeout(deadline);
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

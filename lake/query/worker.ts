import { parentPort, workerData } from "node:worker_threads";
import { openReader } from "../storage/openDatabase.ts";
import { Refusal, refuse } from "../refusal.ts";
import { sqliteFault } from "../storage/sqliteFault.ts";
import { statementsOf } from "./statements.ts";
import { answerQuery, selectIds, type QueryRequest } from "./answerQuery.ts";

/** What a worker is asked for: the result itself, or only the ids of the documents in it. */
export type Task = { kind: "answer" | "selectIds"; request: QueryRequest };

export type Reply =
  | { text: string }
  | { refused: { status: number; body: Record<string, unknown>; message: string } };

const tasks: Record<Task["kind"], typeof answerQuery> = { answer: answerQuery, selectIds };

const database = openReader(workerData.file);
const sql = statementsOf(database);

parentPort?.on("message", (task: Task) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(reply(task));
});

// Tells that this thread is ready for its first task.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage({ text: "ready" } satisfies Reply);

function reply(task: Task): Reply {
  // One snapshot for the whole query, however many statements it takes.
  database.exec("begin");
  try {
    return { text: tasks[task.kind](sql, task.request) };
  } catch (error) {
    return { refused: refusalOf(error, task.request.query) };
  } finally {
    database.exec("commit");
  }
}

function refusalOf(
  error: unknown,
  query: string,
): { status: number; body: Record<string, unknown>; message: string } {
  if (error instanceof Refusal)
    return { status: error.status, body: error.body, message: error.message };
  if (sqliteFault(error) === "damaged") {
    const { status, body, message } = refuse(
      500,
      "The lake's database is damaged. Restore a backup.",
    );
    return { status, body, message };
  }
  const isTooMuch = error instanceof RangeError;
  const description = isTooMuch
    ? "The query or its result is too large to be evaluated"
    : `The query could not be evaluated: ${error instanceof Error ? error.message : String(error)}`;
  return {
    status: 400,
    body: { error: { type: "queryEvaluationError", description, query } },
    message: description,
  };
}

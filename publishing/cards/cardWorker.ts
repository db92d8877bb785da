import { parentPort } from "node:worker_threads";
import { drawCard } from "./drawCard.ts";

// One card at a time for whoever started this thread: what it shows comes in, its bytes go out.
parentPort?.on("message", async (content) => {
  try {
    parentPort?.postMessage({ bytes: await drawCard(content) });
  } catch (error) {
    parentPort?.postMessage({ reason: error instanceof Error ? error.message : String(error) });
  }
});

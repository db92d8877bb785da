import { signals } from "./untilStopped.ts";
import { Stopped } from "./runCommand.ts";

/** Does work that tidies up behind itself when Ctrl-C or the system ends it by the signal it is given. */
export async function stoppable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  const stop = () => stopping.abort(new Stopped("Ended before it was done. Nothing was changed."));
  for (const signal of signals) process.on(signal, stop);
  try {
    return await work(stopping.signal);
  } catch (error) {
    throw stopping.signal.aborted ? stopping.signal.reason : error;
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}

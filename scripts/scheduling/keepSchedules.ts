import type { OpenSite } from "../../publishing/openSite.ts";
import { runSchedules } from "../../publishing/schedules/runSchedules.ts";
import { gathered } from "../building/gathered.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { firingOf } from "./firingOf.ts";
import { sayReceipt } from "./sayReceipt.ts";

/** Milliseconds between looks at what is due, whatever the clock says about the next one. */
const lookEvery = 30_000;

/** Does what is due, now and whenever its time comes or documents change, until it is closed. */
export function keepSchedules(
  newsroom: Newsroom,
  site: OpenSite,
  terminal: Terminal,
): { close(): Promise<void> } {
  const firing = firingOf(newsroom);
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  let told = "";
  const looks = gathered(async () => {
    clearTimeout(timer);
    let wait = lookEvery;
    try {
      const { receipts, next } = await runSchedules(firing, site);
      for (const receipt of receipts) {
        sayReceipt(receipt, terminal);
        terminal.line(receipt);
      }
      if (next !== undefined) wait = Math.min(wait, Math.max(next - Date.now(), 0));
      told = "";
    } catch (error) {
      // Said once, and tried again with the next look: what was due stays due.
      const message = error instanceof Error ? error.message : String(error);
      if (message !== told) terminal.error(`Schedules: ${message}`);
      told = message;
    }
    if (!isOver) timer = setTimeout(looks.ask, wait);
  });
  const stop = newsroom.follow(looks.ask);
  looks.ask();
  return {
    async close() {
      isOver = true;
      stop();
      clearTimeout(timer);
      await looks.settled();
      clearTimeout(timer);
    },
  };
}

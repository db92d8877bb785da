import type { OpenSite } from "../../publishing/openSite.ts";
import type { SiteContext } from "../../site/context.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { gathered } from "./gathered.ts";
import { siteOf } from "./siteOf.ts";
import { failureOf, sayProblems, sayReport } from "./sayReport.ts";

/** A folder that follows the newsroom. */
export interface KeptUp {
  /** Rejects when there is nothing to serve: the first update did not come to an end. */
  failed: Promise<never>;
  site: OpenSite;
  close(): Promise<void>;
}

/** Brings a folder up to date, now and whenever documents change, until it is closed. */
export function keepUp(
  newsroom: Newsroom,
  options: {
    out: string;
    home: string;
    terminal: Terminal;
    /** Told after each update what the pages were made with. */
    pagesStand?(context: SiteContext): void;
  },
): KeptUp {
  const { terminal } = options;
  const ending = new AbortController();
  const site = siteOf(newsroom, { ...options, signal: ending.signal });
  let isBuilt = false;
  let told = "";
  let drawing = Promise.resolve();
  const say = (error: unknown) => {
    if (!ending.signal.aborted)
      terminal.error(error instanceof Error ? error.message : String(error));
  };
  const updates = gathered(async () => {
    const since = performance.now();
    try {
      const report = await site.update();
      const problems = JSON.stringify(report.problems);
      const isNews = problems !== told;
      told = problems;
      // What changes nothing that a reader sees is not worth a line.
      if (!isBuilt || report.written + report.removed > 0)
        sayReport({ ...report, problems: isNews ? report.problems : [] }, { ...options, since });
      else if (isNews) sayProblems(report.problems, terminal);
      const failure = isNews ? failureOf(report) : undefined;
      if (failure) terminal.error(failure);
      isBuilt = true;
      options.pagesStand?.(report.context);
      drawing = drawing
        .then(() => site.drawCards())
        .then((wrong) => sayProblems(wrong, terminal), say);
    } catch (error) {
      // Without a first build there is nothing to serve; later ones are tried again on a change.
      if (!isBuilt && !ending.signal.aborted) throw error;
      say(error);
    }
  });
  const stop = newsroom.follow(updates.ask);
  updates.ask();
  return {
    failed: updates.failed,
    site,
    async close() {
      stop();
      ending.abort();
      await updates.settled();
      await drawing;
      site.close();
    },
  };
}

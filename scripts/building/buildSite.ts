import { siteMakers } from "../../publishing/makers.ts";
import { updateSite } from "../../publishing/openSite.ts";
import type { UpdateReport } from "../../publishing/report.ts";
import { pageKinds } from "../../site/pages/pageKinds.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { sayReport } from "./sayReport.ts";

/** Brings a folder up to date with the newsroom and says what came of it. */
export async function buildSite(
  newsroom: Newsroom,
  options: { out: string; home: string; terminal: Terminal },
): Promise<UpdateReport> {
  const { home, terminal } = options;
  const since = performance.now();
  const report = await updateSite({
    ...options,
    ...newsroom,
    kinds: pageKinds,
    makers: siteMakers({ ...newsroom, home }),
    progress: (progress) => terminal.progress(progress),
  });
  sayReport(report, { ...options, since });
  return report;
}

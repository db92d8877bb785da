import { updateOnce } from "../../publishing/openSite.ts";
import type { UpdateReport } from "../../publishing/report.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { sayReport } from "./sayReport.ts";
import { siteOf } from "./siteOf.ts";

/** Brings a folder up to date with the newsroom and says what came of it. */
export async function buildSite(
  newsroom: Newsroom,
  options: { out: string; home: string; terminal: Terminal },
): Promise<UpdateReport> {
  const since = performance.now();
  const report = await updateOnce(siteOf(newsroom, options));
  sayReport(report, { ...options, since });
  return report;
}

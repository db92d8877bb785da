import { relative } from "node:path";
import { siteMakers } from "../../publishing/makers.ts";
import type { Problem, UpdateReport } from "../../publishing/report.ts";
import { type UpdateOptions, updateSite } from "../../publishing/update.ts";
import { pageKinds } from "../../site/pages/pageKinds.ts";
import type { Newsroom } from "../newsroom/newsroom.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** Most problems that are printed; `--json` has all of them. */
const mostLines = 20;

/** Brings a folder up to date with the newsroom and says what came of it. */
export async function buildSite(
  newsroom: Newsroom,
  options: { out: string; home: string; terminal: Terminal } & Pick<
    UpdateOptions,
    "pagesStand" | "signal"
  >,
): Promise<UpdateReport> {
  const { out, home, terminal } = options;
  const began = performance.now();
  const report = await updateSite({
    ...options,
    client: newsroom.client,
    kinds: pageKinds,
    makers: siteMakers({ ...newsroom, home }),
    progress: (progress) => terminal.progress(progress),
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const { pages, files, written, removed } = report;
  terminal.say(
    `${nameOf(out)}: ${pages} pages, ${files} files, ${written} written, ${removed} removed, in ${seconds} s.`,
  );
  if (report.foreign > 0)
    terminal.say(`${report.foreign} files there were not made by Stet and were left alone.`);
  sayProblems(report.problems, terminal);
  return report;
}

/** The errors of a report in one sentence; nothing where there are none. */
export function failureOf(report: UpdateReport): string | undefined {
  const failed = new Set(
    report.problems.filter(({ level }) => level === "error").map(({ page }) => page),
  );
  if (failed.size === 0) return undefined;
  return `${failed.size} ${failed.size === 1 ? "page was" : "pages were"} not made; what stood there stays. Mend the documents named above and build again.`;
}

function sayProblems(problems: readonly Problem[], terminal: Terminal): void {
  const errorsFirst = [...problems].sort(
    (a, b) => Number(b.level === "error") - Number(a.level === "error"),
  );
  for (const { level, id, path, message } of errorsFirst.slice(0, mostLines)) {
    const place = path ? `${id}, ${path}` : id;
    terminal.error(`${level}: ${message.startsWith(id) ? message : `${place}: ${message}`}`);
  }
  if (problems.length > mostLines)
    terminal.error(`… and ${problems.length - mostLines} more; --json names them all.`);
}

function nameOf(folder: string): string {
  const near = relative(process.cwd(), folder);
  return near.startsWith("..") || near === "" ? folder : near;
}

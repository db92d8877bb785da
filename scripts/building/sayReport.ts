import { relative } from "node:path";
import type { Problem, UpdateReport } from "../../publishing/report.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** Most problems that are printed; `--json` has all of them. */
const mostLines = 20;

/** Says what an update did to a folder, and what is wrong with documents. */
export function sayReport(
  report: UpdateReport,
  { out, since, terminal }: { out: string; since: number; terminal: Terminal },
): void {
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  const { pages, files, written, removed } = report;
  terminal.say(
    `${nameOf(out)}: ${pages} pages, ${files} files, ${written} written, ${removed} removed, in ${seconds} s.`,
  );
  if (report.foreign > 0)
    terminal.say(`${report.foreign} files there were not made by Stet and were left alone.`);
  sayProblems(report.problems, terminal);
}

/** The errors of a report in one sentence; nothing where there are none. */
export function failureOf(report: UpdateReport): string | undefined {
  const failed = new Set(
    report.problems.filter(({ level }) => level === "error").map(({ page }) => page),
  );
  if (failed.size === 0) return undefined;
  return `${failed.size} ${failed.size === 1 ? "page was" : "pages were"} not made; what stood there stays. Mend the documents named above and build again.`;
}

/** Names the documents that an editor should mend, errors first. */
export function sayProblems(problems: readonly Problem[], terminal: Terminal): void {
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

import type { StudioCosts } from "./studioCosts.ts";
import type { Timing } from "../timing.ts";

/** The figures as a table: what, measured, goal, and whether it is reached; in the form of Markdown. */
export function studioTable(costs: StudioCosts): string {
  const { scenes, alone, writers, listeners, start, lost, memory } = costs;
  const rows: string[][] = scenes.map(({ what, rows: count, first, again, groqJs, goal }) => [
    `${what} (${count})`,
    `${ms(again.median)}, first time ${ms(first)}`,
    groqJs === null ? "" : ms(groqJs),
    `≤ ${ms(goal)}`,
    reached(Math.max(first, again.median) <= goal),
  ]);
  rows.push(
    [
      `${listeners.count} listeners hear of a commit`,
      `99 %: ${ms(listeners.heard.p99)} (${show(listeners.heard)})`,
      "",
      "99 % ≤ 100 ms",
      reached(listeners.heard.p99 <= 100),
    ],
    [
      "transactions a second, on disk, 16 writers",
      `${Math.round(writers.perSecond)} (each ${show(writers.waited)})`,
      "",
      "≥ 500",
      reached(writers.perSecond >= 500),
    ],
    ["a transaction alone", show(alone), "", "", ""],
    ["start", `${start.seconds.toFixed(2)} s`, "", "≤ 2 s", reached(start.seconds <= 2)],
    [
      "start after kill -9 under 16 writers",
      `${start.afterKill.toFixed(2)} s, ${lost} acknowledged lost`,
      "",
      "≤ 2 s, 0 lost",
      reached(start.afterKill <= 2 && lost === 0),
    ],
  );
  if (memory) {
    const { started, used } = memory;
    const said = `${mb(started.own)} of its own at the start, ${mb(used.own)} after all this; with the pages of the database ${mb(used.now)}, at most ${mb(used.most)}`;
    rows.push(["memory of the lake (RSS)", said, "", "", ""]);
  }
  const head = ["", "lake", "groq-js alone", "goal", ""];
  return aligned([head, head.map(() => "---"), ...rows]);
}

function aligned(rows: string[][]): string {
  const widths =
    rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  const line = (row: string[]) => row.map((cell, at) => pad(cell, widths[at] ?? 0)).join(" | ");
  return rows.map((row) => `| ${line(row)} |`).join("\n");
}

const pad = (cell: string, width: number) =>
  cell === "---" ? "-".repeat(width) : cell.padEnd(width);

const reached = (is: boolean) => (is ? "reached" : "missed");
const ms = (milliseconds: number) => `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const show = ({ median, p95 }: Timing) => `${ms(median)}, 95 %: ${ms(p95)}`;

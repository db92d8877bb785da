import type { BuildCosts } from "./costOfBuild.ts";
import type { BuildCost } from "./measureBuild.ts";

/** The figures of a bench as a table for people. */
export function table(stories: number, costs: BuildCosts): string {
  const { first, again, alone, lakeMemory } = costs;
  const whole = (name: string, { wall, cpu, memory }: BuildCost) => [
    name,
    seconds(wall),
    seconds(cpu),
    megabytes(memory),
    `${(cpu / stories).toFixed(2)} ms a story`,
  ];
  return [
    `${stories} stories: ${first.pages} pages, ${first.files} files, ${first.problems} problems`,
    ...aligned([
      ["", "wall", "CPU", "memory", ""],
      whole("build beside a running lake", first),
      ["  that lake", "", "", lakeMemory ? megabytes(lakeMemory) : "?", ""],
      whole("built again, nothing changed", again),
      whole("build with the lake inside", alone),
    ]),
    "",
    "Build beside a running lake, by stage (CPU of its main thread):",
    ...aligned([["", "wall", "CPU", "pages", "CPU a page"], ...stagesOf(first)]),
  ].join("\n");
}

/** Stages of a kind of page are joined in one line: read, render, write. */
function stagesOf({ stages, kinds }: BuildCost): string[][] {
  const common = Object.entries(stages)
    .filter(([name]) => !name.includes(" "))
    .map(([name, cost]) => [name, seconds(cost.wall), seconds(cost.cpu), "", ""]);
  const pages = Object.entries(kinds).flatMap(([kind, count]) =>
    ["read", "render", "write"].flatMap((part) => {
      const cost = stages[`${part} ${kind}`];
      if (!cost || count === 0) return [];
      const each = `${(cost.cpu / count).toFixed(2)} ms`;
      return [[`${kind}: ${part}`, seconds(cost.wall), seconds(cost.cpu), String(count), each]];
    }),
  );
  return [...common, ...pages];
}

function aligned(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join("  ")
      .trimEnd(),
  );
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

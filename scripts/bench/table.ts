import type { BuildCost } from "./measureBuild.ts";

/** The figures of a bench as a table for people. */
export function table(
  stories: number,
  { first, again }: { first: BuildCost; again: BuildCost },
): string {
  const stages = Object.entries(first.stages).map(([name, cost]) => {
    const pages = first.kinds[name.split(" ")[1] ?? ""];
    return [
      name,
      seconds(cost.wall),
      seconds(cost.cpu),
      megabytes(cost.memory),
      pages ? `${(cost.cpu / pages).toFixed(2)} ms` : "",
    ];
  });
  const whole = (name: string, cost: BuildCost) => [
    name,
    seconds(cost.wall),
    seconds(cost.cpu),
    megabytes(cost.memory),
    `${(cost.cpu / stories).toFixed(2)} ms a story`,
  ];
  return [
    `${stories} stories: ${first.pages} pages, ${first.files} files, ${first.problems} problems`,
    ...aligned([
      ["", "wall", "CPU", "memory", "CPU a page"],
      ...stages,
      whole("whole build, new process", first),
      whole("built again, nothing changed", again),
    ]),
  ].join("\n");
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

/** Milliseconds: the middle of many, those that 95 and 99 of 100 stay below, and the longest. */
export interface Timing {
  median: number;
  p95: number;
  p99: number;
  longest: number;
}

/** Measures one call after the other. */
export async function timing(
  times: number,
  run: (at: number) => Promise<unknown>,
): Promise<Timing> {
  const took: number[] = [];
  for (let at = 0; at < times; at++) took.push(await milliseconds(() => run(at)));
  return timingOf(took);
}

/** How long a call takes. */
export async function milliseconds(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Sorts out what many calls took. */
export function timingOf(took: number[]): Timing {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { median: at(0.5), p95: at(0.95), p99: at(0.99), longest: sorted.at(-1) ?? 0 };
}

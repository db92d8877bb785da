import type { PhrasingContent } from "mdast";
import type { Wrap } from "../blocks/mark.ts";

/** A mark that a run of words carries; the same object on runs that it holds together. */
export interface RunMark {
  wrap: Wrap;
}

/** Words (or an inline object) with the marks they carry. */
export interface MarkedRun {
  marks: readonly RunMark[];
  content: PhrasingContent[];
}

/**
 * Portable Text lets marks overlap, a tree does not: each mark is opened around as many neighbouring
 * runs as carry it, the longest outside, and cut in two only where another one ends inside it.
 */
export function nestMarks(runs: readonly MarkedRun[]): PhrasingContent[] {
  if (runs.every((run) => run.marks.length === 0)) return runs.flatMap((run) => run.content);
  const lengths = runLengths(runs);
  const top: PhrasingContent[] = [];
  const open: { mark: RunMark; content: PhrasingContent[] }[] = [];
  const contentOf = (depth: number) => (depth === 0 ? top : open[depth - 1]!.content);
  const closeTo = (depth: number) => {
    while (open.length > depth) {
      const { mark, content } = open.pop()!;
      if (content.length > 0) contentOf(open.length).push(mark.wrap(content));
    }
  };
  for (const [index, run] of runs.entries()) {
    let kept = 0;
    while (kept < open.length && run.marks.includes(open[kept]!.mark)) kept += 1;
    closeTo(kept);
    const length = (mark: RunMark) => lengths[index]!.get(mark) ?? 0;
    const added = run.marks
      .filter((mark) => !open.some((entry) => entry.mark === mark))
      .sort((one, other) => length(other) - length(one));
    for (const mark of added) open.push({ mark, content: [] });
    // Not spread into `push`: a span of a million lines has more nodes than a call takes arguments.
    for (const node of run.content) contentOf(open.length).push(node);
  }
  closeTo(0);
  return top;
}

/** For each run, over how many runs from there each of its marks goes on. */
function runLengths(runs: readonly MarkedRun[]): ReadonlyMap<RunMark, number>[] {
  const lengths: ReadonlyMap<RunMark, number>[] = [];
  let next: ReadonlyMap<RunMark, number> = new Map();
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const following = next;
    next = new Map(runs[index]!.marks.map((mark) => [mark, 1 + (following.get(mark) ?? 0)]));
    lengths[index] = next;
  }
  return lengths;
}

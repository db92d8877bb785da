/** A comment as the page shows it. */
export interface ShownComment {
  _id: string;
  name: string | null;
  text: string | null;
  parent: string | null;
  about: string | null;
  fromPaper: boolean;
  website: string | null;
  /** An instant. */
  postedAt: string | null;
}

/** A comment with its answers. */
export interface Thread {
  comment: ShownComment;
  answers: Thread[];
}

/** How deep answers stand under each other: an answer to the deepest stands beside it. */
export const mostLevels = 3;

/** Orders comments into threads, oldest first; an answer to what is not shown stands by itself. */
export function threadComments(comments: readonly ShownComment[]): Thread[] {
  const threads = new Map(
    comments
      .toSorted(oldestFirst)
      .map((comment): [string, Thread] => [comment._id, { comment, answers: [] }]),
  );
  const roots: Thread[] = [];
  for (const thread of threads.values()) {
    const above = ancestors(thread, threads);
    const parent = above[Math.max(above.length - (mostLevels - 1), 0)];
    if (parent) parent.answers.push(thread);
    else roots.push(thread);
  }
  return roots;
}

/** A comment's place in the page: its permalink's fragment. */
export const commentAnchor = (id: string) => `comment-${id.replace(/^comment\./, "")}`;

/** What a comment answers, nearest first; none of them where the chain leads back to itself. */
function ancestors(thread: Thread, threads: ReadonlyMap<string, Thread>): Thread[] {
  const above: Thread[] = [];
  const seen = new Set([thread.comment._id]);
  for (let next = thread.comment.parent; next !== null;) {
    const parent = threads.get(next);
    if (!parent) break;
    if (seen.has(next)) return [];
    seen.add(next);
    above.push(parent);
    next = parent.comment.parent;
  }
  return above;
}

/** The order of comments: by time, then by id, and never the lake's. */
export function oldestFirst(a: ShownComment, b: ShownComment): number {
  return (
    (Date.parse(a.postedAt ?? "") || 0) - (Date.parse(b.postedAt ?? "") || 0) ||
    (a._id < b._id ? -1 : 1)
  );
}

import type { DatabaseSync } from "node:sqlite";
import type { Write } from "../storage/writer.ts";

/** Days that history is kept, unless a command says otherwise. */
export const keptDays = 90;

export interface CompactReport {
  /** Transactions forgotten. */
  transactions: number;
  /** The moment before which nothing is known any more. */
  before: string;
}

export interface Compacting {
  write: Write;
  now: () => Date;
}

/** How many transactions are forgotten at once: others write in between. */
const atOnce = 500;

/** Prepares the command that forgets the history older than some days; the newest transaction always stays. */
export function historyCompactor(
  database: DatabaseSync,
  { write, now }: Compacting,
): (days?: number) => Promise<CompactReport> {
  return async (days = keptDays) => {
    if (!(days >= 0)) throw new Error(`History cannot be kept for ${days} days.`);
    const before = new Date(now().getTime() - days * 24 * 60 * 60 * 1000).toISOString();
    // Up to the first one that is young enough, or the last: a clock set back leaves no gaps.
    const firstKept = database.prepare(`
      select min(seq) as seq from (
        select * from (select seq from transactions where at >= ? order by seq limit 1)
        union all select max(seq) from transactions)`);
    const lastGone = database.prepare(`
      select max(seq) as seq from (
        select seq from transactions where seq < ? order by seq limit ${atOnce})`);
    const changes = database.prepare("delete from changes where seq <= ?");
    const transactions = database.prepare("delete from transactions where seq <= ?");
    let forgotten = 0;
    for (;;) {
      const gone = await write(() => {
        const kept = firstKept.get(before)?.["seq"] ?? 0;
        const seq = lastGone.get(kept)?.["seq"];
        if (typeof seq !== "number") return 0;
        changes.run(seq);
        return Number(transactions.run(seq).changes);
      });
      if (gone === 0) break;
      forgotten += gone;
    }
    return { transactions: forgotten, before };
  };
}

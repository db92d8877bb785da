import type { Lake } from "../openLake.ts";
import { transactionOf, type TransactionChanges } from "./documentChange.ts";

/** Which transactions are asked for; both ends belong to the range. */
export interface TransactionSearch {
  ids: string[];
  from: number;
  to: number;
  newestFirst: boolean;
  limit: number;
  /** Only by these authors; by anybody when there are none. */
  authors: Set<string>;
}

/** Finds the transactions that touched documents, one after the other as they are read. */
export function* searchTransactions(
  lake: Lake,
  search: TransactionSearch,
): Generator<TransactionChanges> {
  let { from, to } = search;
  let left = search.limit;
  while (left > 0 && from <= to) {
    const seqs = lake.log.touching(search.ids, { ...search, from, to, limit: 100 });
    if (seqs.length === 0) return;
    for (const seq of seqs) {
      if (search.newestFirst) to = seq - 1;
      else from = seq + 1;
      const transaction = transactionAt(lake, seq);
      if (!transaction || isByOthers(transaction, search.authors)) continue;
      yield transaction;
      if (--left === 0) return;
    }
  }
}

function transactionAt({ log, store }: Lake, seq: number): TransactionChanges | null {
  const [first, ...others] = log.changesIn(seq);
  return first ? transactionOf([first, ...others], log, store) : null;
}

function isByOthers({ author }: TransactionChanges, authors: Set<string>): boolean {
  return authors.size > 0 && !authors.has(author);
}

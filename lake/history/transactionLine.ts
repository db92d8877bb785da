import type { TransactionChanges } from "./documentChange.ts";

export interface TransactionLineOptions {
  /** The documents that were asked for. */
  ids: Set<string>;
  mayBeSeen: (id: string) => boolean;
  mutations: boolean;
  effects: boolean;
  /** Nothing of the transaction's other documents. */
  identifiedOnly: boolean;
  author: boolean;
}

/** Writes a transaction as one line of the history's JSON. */
export function transactionLine(
  transaction: TransactionChanges,
  options: TransactionLineOptions,
): string {
  const seen = transaction.changes.filter(({ id }) => options.mayBeSeen(id));
  const shown = options.identifiedOnly ? seen.filter(({ id }) => options.ids.has(id)) : seen;
  const head = JSON.stringify({
    id: transaction.id,
    timestamp: transaction.at,
    author: options.author ? transaction.author : "",
    documentIDs: seen.map(({ id }) => id),
  });
  const parts = [head.slice(0, -1)];
  if (options.mutations) {
    const mutations = shown.map((change) => change.mutationsText().slice(1, -1)).filter(Boolean);
    parts.push(`"mutations":[${mutations.join(",")}]`);
  }
  if (options.effects) {
    const effects = Object.fromEntries(shown.map((change) => [change.id, change.effects()]));
    parts.push(`"effects":${JSON.stringify(effects)}`);
  }
  return `${parts.join(",")}}\n`;
}

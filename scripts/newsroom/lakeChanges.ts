import type { Changed, ChangesSince } from "../../publishing/changes.ts";

/** A page of the log of a lake of ours. */
export interface LogPage {
  changes: readonly { seq: number; transactionId: string; id: string }[];
  seq: number;
  isWhole: boolean;
}

/** What has changed in a lake of ours, by its log: the mark is the last transaction that was seen. */
export function lakeChanges(
  ask: (since: number) => Promise<LogPage>,
  last: () => Promise<number>,
): ChangesSince {
  return async (mark) => {
    const [seq = "", transactionId] = mark?.split(" ") ?? [];
    if (!/^\d+$/.test(seq)) return { ids: undefined, mark: await markAt(await last()) };
    const ids = new Set<string>();
    let at = Math.max(Number(seq) - 1, 0);
    let newest = mark ?? "";
    let isKnown = seq === "0";
    for (;;) {
      const page = await ask(at);
      // Another lake, or one that was restored, has another transaction at this place.
      if (!page.isWhole) break;
      for (const change of page.changes) {
        if (change.seq === Number(seq)) isKnown = change.transactionId === transactionId;
        else if (isPublished(change.id)) ids.add(change.id);
        newest = `${change.seq} ${change.transactionId}`;
      }
      if (!isKnown) break;
      if (page.changes.length === 0) return { ids: [...ids], mark: newest };
      at = page.seq;
    }
    return { ids: undefined, mark: await markAt(await last()) };
  };

  async function markAt(seq: number): Promise<Changed["mark"]> {
    if (seq === 0) return "0 ";
    const { changes } = await ask(seq - 1);
    return `${seq} ${changes.find((change) => change.seq === seq)?.transactionId}`;
  }
}

const isPublished = (id: string) => !id.startsWith("drafts.") && !id.startsWith("versions.");

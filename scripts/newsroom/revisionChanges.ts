import type { ChangesSince } from "../../publishing/changes.ts";

/** What has changed in a lake that tells no log: the mark is the revision of every document. */
export function revisionChanges(
  revisions: () => Promise<readonly { _id: string; _rev: string }[]>,
): ChangesSince {
  return async (mark) => {
    const rows = await revisions();
    const now = new Map(rows.map(({ _id, _rev }) => [_id, _rev]));
    const next = JSON.stringify([...now]);
    const before = readMark(mark);
    if (!before) return { ids: undefined, mark: next };
    const ids = new Set([...before.keys(), ...now.keys()]);
    return { ids: [...ids].filter((id) => before.get(id) !== now.get(id)), mark: next };
  };
}

function readMark(mark: string | undefined): Map<string, string> | undefined {
  if (!mark?.startsWith("[")) return undefined;
  return new Map(JSON.parse(mark) as [string, string][]);
}

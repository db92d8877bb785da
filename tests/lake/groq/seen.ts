import type { LakeDocument } from "../../../lake/document.ts";
import type { Layers } from "../../../lake/query/perspective.ts";

/** What a reader sees in a perspective, as the documentation tells it and as slowly as may be. */
export function seen(
  documents: LakeDocument[],
  asked: Layers,
  isAnonymous: boolean,
): Record<string, unknown>[] {
  const layers = isAnonymous ? [""] : asked;
  if (layers === "raw") return documents;
  const shown = new Map<string, LakeDocument>();
  for (const layer of layers.toReversed()) {
    for (const one of documents) {
      const [, prefix = "", base = one._id] =
        /^(drafts|versions\.[^.]+)\.(.+)$/.exec(one._id) ?? [];
      if (prefix === layer) shown.set(base, one);
    }
  }
  const isPublishedAlone = layers.length === 1;
  return [...shown]
    .filter(([base]) => !isAnonymous || !base.includes("."))
    .filter(
      ([base, one]) =>
        one._id === base || !JSON.stringify(one["_system"] ?? {}).includes('"delete":true'),
    )
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([base, one]) => (isPublishedAlone ? one : { ...one, _id: base, _originalId: one._id }));
}

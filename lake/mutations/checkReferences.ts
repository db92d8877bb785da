import { refuseMutation } from "../refusal.ts";
import type { DocumentStore } from "../storage/documents.ts";
import { references } from "../storage/references.ts";
import type { Touched } from "./draftOfTransaction.ts";

/** Refuses a transaction that would leave a strong reference to a document that is not there. */
export function checkReferences(touched: Touched[], store: DocumentStore): void {
  const after = new Map(touched.map((one) => [one.id, one.after]));
  const isThere = (id: string) => {
    const known = after.get(id);
    return known === undefined ? store.exists(id) : known !== null;
  };
  for (const one of touched) {
    if (one.after) checkTargets(one, isThere);
    else if (one.before) checkReferrers(one, after, store);
  }
}

// Only what the transaction adds: a dangling reference that an import left does not stand in the way of other edits.
function checkTargets(one: Touched, isThere: (id: string) => boolean): void {
  const before = one.before ? references(one.before) : new Map<string, boolean>();
  for (const [target, strong] of references(one.after)) {
    if (!strong || before.get(target) === true || isThere(target)) continue;
    throw refuseMutation(409, one.index, {
      type: "documentReferenceDoesNotExistError",
      description: `Document "${one.id}" references non-existent document "${target}"`,
      id: one.id,
      referenceID: target,
    });
  }
}

function checkReferrers(
  one: Touched,
  after: Map<string, Touched["after"]>,
  store: DocumentStore,
): void {
  const stored = store.strongReferrers(one.id, 10 + after.size).filter((id) => !after.has(id));
  const written = [...after].flatMap(([id, document]) =>
    document && references(document).get(one.id) === true ? [id] : [],
  );
  const referrers = [...stored, ...written].slice(0, 10);
  if (referrers.length === 0) return;
  throw refuseMutation(409, one.index, {
    type: "documentHasExistingReferencesError",
    description: `Document "${one.id}" cannot be deleted as there are references to it from "${referrers[0]}"`,
    id: one.id,
    referencingIDs: referrers,
  });
}

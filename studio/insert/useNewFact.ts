import { type Path, useClient } from "sanity";
import { usePaneRouter } from "sanity/structure";
import type { FactType } from "./factQuery.ts";
import { newFact } from "./newFact.ts";
import type { PutFact } from "./insertFact.ts";

/**
 * Begins a fact from typed words, as a draft that is on file at once, and opens it beside the
 * story. `put` puts it into the text and gives the path of its reference there. When the lake
 * refuses, the promise rejects and nothing is put in.
 */
export function useNewFact() {
  const client = useClient({ apiVersion: "2025-02-19" });
  const router = usePaneRouter();
  return async (type: FactType, typed: string, put: (fact: PutFact) => Path): Promise<void> => {
    const { draft, fact } = newFact(type, typed, crypto.randomUUID());
    await client.create(draft);
    router.handleEditReference({
      id: fact.id,
      type,
      template: { id: type },
      parentRefPath: ["body", ...put(fact)],
    });
  };
}

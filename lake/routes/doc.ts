import { isPublicId, placeOf } from "../documentId.ts";
import { json } from "../http/respond.ts";
import { refuse } from "../refusal.ts";
import type { Route } from "../route.ts";

/** Gives documents by id, each as it is stored at this moment, and says which it left out and why. */
export const doc: Route = {
  method: "GET",
  path: "/data/doc/:dataset/:ids",
  isVersioned: true,
  needs: "anyone",
  answer({ lake, url, caller, part }) {
    const withVersions = url.searchParams.get("includeAllVersions") === "true";
    const asked = part("ids").split(",");
    const ids = [...new Set(withVersions ? asked.flatMap(versionsOf) : asked)];
    if (ids.length > 1000)
      throw refuse(400, `${ids.length} documents at once; ask for at most 1000.`);
    const withContent = url.searchParams.get("excludeContent") !== "true";
    const documents = [];
    const omitted = [];
    for (const id of ids) {
      // The same answer whether it exists or not: without a token nobody learns which private ids there are.
      if (caller.role === "anonymous" && !isPublicId(id)) {
        omitted.push({ id, reason: "permission" });
        continue;
      }
      const document = lake.document(id);
      if (!document) omitted.push({ id, reason: "existence" });
      else if (withContent) documents.push(document);
    }
    return json({ documents, omitted });

    /** Every version there is of a document, or the id itself when there is none. */
    function versionsOf(id: string): string[] {
      const found = lake.store.versions(placeOf(id).base);
      return found.length > 0 ? found : [id];
    }
  },
};

import { localEditor } from "../http/access.ts";
import { json } from "../http/respond.ts";
import type { Call, Route } from "../route.ts";

/** Tells the names behind ids: one user for one id, a list for several. */
export const users: Route = {
  method: "GET",
  path: "/users/:ids",
  isVersioned: true,
  needs: "viewer",
  answer(call) {
    const ids = call.part("ids").split(",");
    const found = ids.map((id) => userOf(id, call));
    return json(found.length === 1 ? found[0] : found);
  },
};

// Whoever wrote keeps the name in the history when the token is gone: an id always has a user.
function userOf(id: string, { lake, caller }: Call): Record<string, unknown> {
  const at = lake.listTokens().find((token) => token.name === id)?.at ?? new Date(0).toISOString();
  return {
    id,
    projectId: lake.project,
    displayName: id === localEditor.name ? "Editor" : id,
    familyName: null,
    givenName: null,
    middleName: null,
    imageUrl: null,
    createdAt: at,
    updatedAt: at,
    isCurrentUser: id === caller.name,
  };
}

import type { DocumentActionsResolver } from "sanity";
import { singletons } from "../../schemas/schemaTypes.ts";
import { beginningsFrom } from "./beginFrom.ts";

const once = new Set<string>(singletons);
/** Of which there is one, neither a second is made nor the one taken away. */
const notOnce = new Set(["duplicate", "delete", "unpublish"]);
/** Actions of the Studio's own scheduling, which a hosted plan sells. */
const foreign = new Set(["schedule", "linkToCanvas", "editInCanvas", "unlinkFromCanvas"]);

/** The Studio's own actions, less what does not apply here, and what can be begun from a document. */
export const editorActions: DocumentActionsResolver = (actions, { schemaType }) => [
  ...actions.filter(
    ({ action }) =>
      action === undefined ||
      !(foreign.has(action) || (once.has(schemaType) && notOnce.has(action))),
  ),
  ...beginningsFrom(schemaType),
];

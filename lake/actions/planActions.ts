import { isObject } from "../document.ts";
import type { Plan } from "../mutations/commit.ts";
import { refuse } from "../refusal.ts";
import { malformedAction, type Action, type Planner } from "./action.ts";
import { createDraft, discardDraft, editDraft, replaceDraft } from "./drafts.ts";
import { deleteDocument, publish, unpublish } from "./publishing.ts";
import { createVersion, replaceVersion, unpublishVersion } from "./versions.ts";

const planners = new Map<string, Planner>([
  ["sanity.action.document.create", createDraft],
  ["sanity.action.document.replaceDraft", replaceDraft],
  ["sanity.action.document.edit", editDraft],
  ["sanity.action.document.discard", discardDraft],
  ["sanity.action.document.publish", publish],
  ["sanity.action.document.unpublish", unpublish],
  ["sanity.action.document.delete", deleteDocument],
  ["sanity.action.document.version.create", createVersion],
  ["sanity.action.document.version.discard", discardDraft],
  ["sanity.action.document.version.replace", replaceVersion],
  ["sanity.action.document.version.unpublish", unpublishVersion],
]);

/** Reads the actions of a request: a transaction whose mutations are worked out from what is stored. */
export function planActions(asked: unknown): Plan {
  if (!Array.isArray(asked) || asked.length === 0) {
    throw refuse(400, 'The body has no "actions": it must be {"actions": [{"actionType": …}, …]}.');
  }
  return {
    asked,
    steps: asked.map((one: unknown, index) => {
      const body = isObject(one) ? one : {};
      const name = typeof body["actionType"] === "string" ? body["actionType"] : "without a type";
      const action: Action = { name: name.slice(0, 100), body, index, read: () => null };
      const plan = planners.get(name);
      if (!plan) throw malformedAction(action, "this Content Lake does not know such an action");
      return (read) => plan({ ...action, read });
    }),
  };
}

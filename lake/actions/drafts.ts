import { isObject } from "../document.ts";
import { placeOf } from "../documentId.ts";
import {
  checkIsFree,
  checkKeepsHistory,
  documentIn,
  existing,
  malformedAction,
  publishedIdIn,
  refuseAction,
  versionIdIn,
  type Planner,
} from "./action.ts";
import { contentOf } from "./contentOf.ts";

/** Creates a draft of a document that is not published yet. */
export const createDraft: Planner = (action) => {
  const publishedId = publishedIdIn(action);
  const attributes = documentIn(action, "attributes");
  const { base, layer } = placeOf(attributes._id);
  if (layer === "" || base !== publishedId) {
    throw malformedAction(action, `"${attributes._id}" is no draft or version of "${publishedId}"`);
  }
  if (layer === "drafts") checkIsFree(action, publishedId);
  if (action.body["ifExists"] !== "ignore") checkIsFree(action, attributes._id);
  return [{ createIfNotExists: attributes }];
};

/** Puts a draft in place of the one there, or beside the published document. */
export const replaceDraft: Planner = (action) => {
  const publishedId = publishedIdIn(action);
  const draftId = `drafts.${publishedId}`;
  const attributes = documentIn(action, "attributes");
  if (attributes._id !== draftId) {
    throw malformedAction(action, `the attributes' _id must be "${draftId}"`);
  }
  if (!action.read(draftId)) existing(action, publishedId);
  return [{ createOrReplace: attributes }];
};

/** Patches a draft, which is made from the published document where there is none. */
export const editDraft: Planner = (action) => {
  const publishedId = publishedIdIn(action);
  const draftId = versionIdIn(action, "draftId", publishedId);
  const patch = action.body["patch"];
  if (!isObject(patch)) throw malformedAction(action, '"patch" must be an object');
  const edit = { patch: { ...patch, id: draftId } };
  if (action.read(draftId)) return [edit];
  if (placeOf(draftId).layer !== "drafts") existing(action, draftId);
  const published = action.read(publishedId);
  if (!published) {
    const description = `There is neither a draft nor a published document "${publishedId}" to edit`;
    throw refuseAction(action, 404, "documentNotFoundError", description);
  }
  return [{ createIfNotExists: { ...contentOf(published), _id: draftId } }, edit];
};

/** Deletes a draft or version. */
export const discardDraft: Planner = (action) => {
  checkKeepsHistory(action);
  const id = versionIdIn(action, "draftId" in action.body ? "draftId" : "versionId");
  existing(action, id);
  return [{ delete: { id } }];
};

import { isObject } from "../document.ts";
import { placeOf } from "../documentId.ts";
import {
  checkIsFree,
  checkRevision,
  documentIn,
  existing,
  idIn,
  malformedAction,
  publishedIdIn,
  versionIdIn,
  type Planner,
} from "./action.ts";
import { contentOf } from "./contentOf.ts";

/** Creates a version of a document, given whole or copied from another version. */
export const createVersion: Planner = (action) => {
  const publishedId = publishedIdIn(action);
  if (action.body["document"] !== undefined) {
    const document = documentIn(action, "document");
    versionIdIn({ ...action, body: document }, "_id", publishedId);
    checkIsFree(action, document._id);
    return [{ create: document }];
  }
  const versionId = versionIdIn(action, "versionId", publishedId);
  const baseId = idIn(action, "baseId");
  if (placeOf(baseId).base !== publishedId) {
    throw malformedAction(action, `"${baseId}" is no version of "${publishedId}"`);
  }
  const base = existing(action, baseId);
  checkRevision(action, "ifBaseRevisionId", base);
  checkIsFree(action, versionId);
  return [{ create: { ...contentOf(base), _id: versionId } }];
};

/** Puts a version in place of the one there. */
export const replaceVersion: Planner = (action) => {
  const document = documentIn(action, "document");
  versionIdIn({ ...action, body: document }, "_id");
  existing(action, document._id);
  return [{ createOrReplace: document }];
};

/** Notes that the document is to be unpublished when the version's release is published. */
export const unpublishVersion: Planner = (action) => {
  const publishedId = publishedIdIn(action);
  const versionId = versionIdIn(action, "versionId", publishedId);
  const version = action.read(versionId);
  const base = version ?? existing(action, publishedId);
  const system = isObject(base["_system"]) ? base["_system"] : {};
  return [
    {
      createOrReplace: {
        ...contentOf(base),
        _id: versionId,
        _system: { ...(version ? system : {}), delete: true },
      },
    },
  ];
};

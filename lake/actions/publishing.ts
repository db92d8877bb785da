import {
  checkKeepsHistory,
  checkRevision,
  existing,
  malformedAction,
  publishedIdIn,
  versionIdIn,
  type Planner,
} from "./action.ts";
import { contentOf } from "./contentOf.ts";
import { strengthen } from "./strengthen.ts";

/** Puts a draft or version in the place of the published document; the draft is gone then. */
export const publish: Planner = (action) => {
  const publishedId = publishedIdIn(action);
  const draftId = versionIdIn(action, "draftId", publishedId);
  const draft = existing(action, draftId);
  const published = action.read(publishedId);
  checkRevision(action, "ifDraftRevisionId", draft);
  checkRevision(action, "ifPublishedRevisionId", published);
  const content = Object.entries(contentOf(draft)).map(([name, value]) => [
    name,
    strengthen(value),
  ]);
  const document = {
    ...Object.fromEntries(content),
    _id: publishedId,
    _createdAt: (published ?? draft)._createdAt,
  };
  return [
    published ? { createOrReplace: document } : { create: document },
    { delete: { id: draftId } },
  ];
};

/** Takes a published document back: its content stays as the draft, unless there is one. */
export const unpublish: Planner = (action) => {
  const publishedId = publishedIdIn(action);
  const draftId = versionIdIn(action, "draftId", publishedId);
  const published = existing(action, publishedId);
  return [
    { createIfNotExists: { ...contentOf(published), _id: draftId } },
    { delete: { id: publishedId } },
  ];
};

/** Deletes a published document, and the drafts and versions that are named with it. */
export const deleteDocument: Planner = (action) => {
  checkKeepsHistory(action);
  const publishedId = publishedIdIn(action);
  const asked = action.body["includeDrafts"] ?? [];
  if (!Array.isArray(asked)) throw malformedAction(action, '"includeDrafts" must be a list of IDs');
  const versions = asked.map((id: unknown) =>
    versionIdIn({ ...action, body: { includeDrafts: id } }, "includeDrafts", publishedId),
  );
  const there = [publishedId, ...new Set(versions)].filter((id) => action.read(id));
  if (there.length === 0) existing(action, publishedId);
  return there.map((id) => ({ delete: { id } }));
};

import type { LakeDocument } from "../document.ts";
import { isObject } from "../document.ts";
import { isDocumentId, placeOf } from "../documentId.ts";
import { refuseMutation } from "../refusal.ts";

/** One action as it was asked for, with its place in the request. */
export interface Action {
  name: string;
  body: Record<string, unknown>;
  index: number;
  /** A document as the actions before this one leave it. */
  read: (id: string) => LakeDocument | null;
}

/** Works out the mutations that an action comes to, or refuses it. */
export type Planner = (action: Action) => Record<string, unknown>[];

/** Refuses an action for what is stored: not there (404), there already or changed meanwhile (409). */
export function refuseAction(
  action: Action,
  status: number,
  type: string,
  description: string,
): Error {
  return refuseMutation(status, action.index, { type, description });
}

/** Refuses an action that is asked for wrongly. */
export function malformedAction({ name, index }: Action, what: string): Error {
  const description = `Action ${index}, ${name}: ${what}`;
  return refuseMutation(400, index, { type: "malformedActionError", description });
}

/** Gives the id that stands under a name in an action. */
export function idIn(action: Action, name: string): string {
  const id = action.body[name];
  if (!isDocumentId(id)) throw malformedAction(action, `"${name}" must be a document ID`);
  return id;
}

/** Gives the id of a published document that stands under a name. */
export function publishedIdIn(action: Action, name = "publishedId"): string {
  const id = idIn(action, name);
  if (placeOf(id).layer !== "") {
    throw malformedAction(
      action,
      `"${name}" must be the ID of the published document, not "${id}"`,
    );
  }
  return id;
}

/** Gives the id of a draft or version of a document that stands under a name. */
export function versionIdIn(action: Action, name: string, publishedId?: string): string {
  const id = idIn(action, name);
  const { base, layer } = placeOf(id);
  if (layer === "")
    throw malformedAction(action, `"${name}" must be a draft or version, not "${id}"`);
  if (publishedId !== undefined && base !== publishedId) {
    throw malformedAction(action, `"${id}" is no draft or version of "${publishedId}"`);
  }
  return id;
}

/** Gives the document that stands under a name: attributes with an `_id` and a `_type`. */
export function documentIn(
  action: Action,
  name: string,
): Record<string, unknown> & { _id: string; _type: string } {
  const document = action.body[name];
  if (!isObject(document)) throw malformedAction(action, `"${name}" must be a document`);
  const { _id, _type } = document;
  if (!isDocumentId(_id)) throw malformedAction(action, `"${name}" needs an _id`);
  if (typeof _type !== "string" || _type === "") {
    throw malformedAction(action, `"${name}" needs a _type`);
  }
  return { ...document, _id, _type };
}

/** Gives the document under an id, or refuses with 404. */
export function existing(action: Action, id: string): LakeDocument {
  const document = action.read(id);
  if (document) return document;
  const description = `The document with the ID "${id}" was not found`;
  throw refuseAction(action, 404, "documentNotFoundError", description);
}

/** Refuses with 409 when there is a document under an id already. */
export function checkIsFree(action: Action, id: string): void {
  if (!action.read(id)) return;
  const description = `Document by ID "${id}" already exists`;
  throw refuseAction(action, 409, "documentAlreadyExistsError", description);
}

/** Refuses with 409 when a document is not at the revision that the action expects, where it expects one. */
export function checkRevision(action: Action, name: string, document: LakeDocument | null): void {
  const expected = action.body[name];
  if (expected === undefined || expected === null) return;
  if (typeof expected !== "string") throw malformedAction(action, `"${name}" must be a string`);
  if (expected === document?._rev) return;
  const found = document ? `"${document._id}" is at revision "${document._rev}"` : "there is none";
  throw refuseAction(
    action,
    409,
    "documentRevisionIDDoesNotMatchError",
    `${name} is "${expected}", but ${found}`,
  );
}

/** Refuses `purge`: this lake forgets history by its retention alone. */
export function checkKeepsHistory(action: Action): void {
  if (action.body["purge"] !== true) return;
  throw malformedAction(action, '"purge" is not supported: history goes by its retention alone');
}

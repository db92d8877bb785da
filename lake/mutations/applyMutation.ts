import type { LakeDocument } from "../document.ts";
import { refuseMutation } from "../refusal.ts";
import { faultOf } from "./checkDocument.ts";
import type { DraftOfTransaction, Touched } from "./draftOfTransaction.ts";
import type { Mutation } from "./mutation.ts";
import { patchDocument } from "./patchDocument.ts";

export interface MutationContext {
  transaction: DraftOfTransaction;
  transactionId: string;
  at: string;
  newId: () => string;
}

export interface MutationResult {
  id: string;
  operation: Touched["operation"];
}

/** Applies one mutation to the documents of a transaction; says what it did to which. */
export function applyMutation(
  mutation: Mutation,
  id: string,
  index: number,
  context: MutationContext,
): MutationResult {
  return appliers[mutation.name](mutation, id, index, context);
}

/** Gives the id that a create mutation stores under: an absent one is made, and one that ends in a dot completed. */
export function idToCreate(mutation: Mutation, newId: () => string): string {
  if (mutation.id === null || mutation.id === "") return newId();
  return mutation.id.endsWith(".") ? mutation.id + newId() : mutation.id;
}

type Applier = (
  mutation: Mutation,
  id: string,
  index: number,
  context: MutationContext,
) => MutationResult;

const appliers: Record<Mutation["name"], Applier> = {
  create(mutation, id, index, context) {
    const touched = context.transaction.touch(id, index);
    if (touched.after) {
      throw refuseMutation(409, index, {
        type: "documentAlreadyExistsError",
        description: `Document by ID "${id}" already exists`,
        id,
      });
    }
    return put(touched, mutation, context, "create");
  },

  createOrReplace(mutation, id, index, context) {
    const touched = context.transaction.touch(id, index);
    return put(touched, mutation, context, touched.after ? "update" : "create");
  },

  createIfNotExists(mutation, id, index, context) {
    const touched = context.transaction.touch(id, index);
    return touched.after ? { id, operation: "none" } : put(touched, mutation, context, "create");
  },

  delete(_mutation, id, index, context) {
    const touched = context.transaction.touch(id, index);
    if (!touched.after) return { id, operation: "none" };
    touched.after = null;
    touched.mutations.push({ delete: { id } });
    return { id, operation: "delete" };
  },

  patch(mutation, id, index, context) {
    const touched = context.transaction.touch(id, index);
    if (!touched.after) {
      throw refuseMutation(404, index, {
        type: "documentNotFoundError",
        description: `The document with the ID "${id}" was not found`,
        id,
      });
    }
    context.transaction.countPatch(touched);
    touched.after = stamp(
      patchDocument(touched.after, mutation.body, index),
      touched.after,
      context,
    );
    const { query: _query, params: _params, ...patch } = mutation.body;
    touched.mutations.push({ patch: { ...patch, id } });
    return { id, operation: "update" };
  },
};

function put(
  touched: Touched,
  mutation: Mutation,
  context: MutationContext,
  operation: "create" | "update",
): MutationResult {
  const asked = { ...mutation.body, _id: touched.id };
  const fault = faultOf(asked);
  if (fault) {
    throw refuseMutation(400, touched.index, { type: "documentInvalidError", description: fault });
  }
  touched.after = stamp(asked, null, context);
  touched.mutations.push({ [mutation.name]: asked });
  return { id: touched.id, operation };
}

/** Gives a document its system attributes, in their place at its head. */
function stamp(
  content: Record<string, unknown>,
  before: LakeDocument | null,
  context: MutationContext,
): LakeDocument {
  const { _id, _type, _rev, _createdAt, _updatedAt, ...attributes } = content;
  return {
    _id: String(_id),
    _type: String(_type),
    _rev: context.transactionId,
    _createdAt: before?._createdAt ?? (typeof _createdAt === "string" ? _createdAt : context.at),
    _updatedAt: context.at,
    ...attributes,
  };
}

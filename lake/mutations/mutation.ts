import { isObject } from "../document.ts";
import { refuse, refuseMutation } from "../refusal.ts";

export interface Selection {
  query: string;
  params: Record<string, unknown>;
}

/** One mutation as it was asked for; `body` is what stood under its name. */
export interface Mutation {
  name: "create" | "createOrReplace" | "createIfNotExists" | "delete" | "patch";
  body: Record<string, unknown>;
  /** The one document it names, or null where a query selects or the lake makes the id. */
  id: string | null;
  selection: Selection | null;
}

/** Reads the `mutations` of a request; anything that is no known mutation is refused with its place. */
export function readMutations(asked: unknown): Mutation[] {
  if (!Array.isArray(asked)) {
    throw refuse(
      400,
      'The body has no "mutations": it must be {"mutations": [{"create": {…}}, …]}.',
    );
  }
  return asked.map(readMutation);
}

function readMutation(asked: unknown, index: number): Mutation {
  const names = isObject(asked) ? Object.keys(asked) : [];
  const [name] = names;
  if (!isObject(asked) || names.length !== 1 || name === undefined || !isMutationName(name)) {
    throw refuseMutation(400, index, {
      type: "malformedMutationError",
      description: `Mutation ${index} must have exactly one of ${mutationNames.join(", ")}; it has ${names.join(", ") || "none"}`,
    });
  }
  const body = asked[name];
  if (!isObject(body)) throw malformed(index, name, "must be an object");
  if (name !== "delete" && name !== "patch") {
    const id = body["_id"];
    return { name, body, id: typeof id === "string" ? id : null, selection: null };
  }
  if (typeof body["id"] === "string") return { name, body, id: body["id"], selection: null };
  if (isListOfIds(body["id"])) {
    const selection = { query: "*[_id in $ids]", params: { ids: body["id"] } };
    return { name, body, id: null, selection };
  }
  if (typeof body["query"] !== "string") throw malformed(index, name, 'needs an "id" or a "query"');
  const params = body["params"] ?? {};
  if (!isObject(params)) throw malformed(index, name, '"params" must be an object');
  return { name, body, id: null, selection: { query: body["query"], params } };
}

const mutationNames = [
  "create",
  "createOrReplace",
  "createIfNotExists",
  "delete",
  "patch",
] as const;

function isMutationName(name: string): name is Mutation["name"] {
  return mutationNames.some((known) => known === name);
}

function isListOfIds(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((id) => typeof id === "string");
}

function malformed(index: number, name: string, what: string): Error {
  return refuseMutation(400, index, {
    type: "malformedMutationError",
    description: `Mutation ${index}, ${name}: ${what}`,
  });
}

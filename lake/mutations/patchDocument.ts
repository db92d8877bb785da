import { Mutation as Replay } from "@sanity/mutator";
import { isObject, parseDocument, type LakeDocument } from "../document.ts";
import { refuseMutation } from "../refusal.ts";
import { faultOf, isRefusedName } from "./checkDocument.ts";

/** Applies a patch as the Studio itself replays it, so that both sides of an edit come to the same document. */
export function patchDocument(
  document: LakeDocument,
  patch: Record<string, unknown>,
  index: number,
): LakeDocument {
  checkRevision(document, patch, index);
  checkPaths(patch, index);
  const { query: _query, params: _params, ifRevisionID: _revision, ...operations } = patch;
  const asked = { ...operations, id: document._id };
  const after = replay(document, asked, index);
  for (const name of ["_id", "_type", "_createdAt"]) {
    if (after[name] !== document[name]) throw immutable(document, name, index);
  }
  const fault = faultOf(after);
  if (fault) throw refuseMutation(400, index, { type: "documentInvalidError", description: fault });
  return after;
}

function replay(
  document: LakeDocument,
  patch: Record<string, unknown> & { id: string },
  index: number,
): LakeDocument {
  try {
    // A copy: the mutator may set into what it is given, and the text before is kept for the log.
    const after = new Replay({ mutations: [{ patch }] }).apply(copyOf(document));
    if (isDocument(after)) return after;
    throw new Error("the patch leaves no document");
  } catch (error) {
    // `..` can find what the patch itself puts in, again and again.
    const isEndless = error instanceof RangeError;
    const reason = isEndless ? "its path goes on without end" : messageOf(error);
    throw refuseMutation(400, index, {
      type: "patchFailedError",
      description: `Document "${document._id}" could not be patched: ${reason}`,
      id: document._id,
    });
  }
}

// Twice as quick as structuredClone, and a document is JSON.
function copyOf(document: LakeDocument): LakeDocument {
  return parseDocument(JSON.stringify(document));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isDocument(value: unknown): value is LakeDocument {
  return isObject(value) && typeof value["_id"] === "string";
}

function checkRevision(
  document: LakeDocument,
  patch: Record<string, unknown>,
  index: number,
): void {
  const expected = patch["ifRevisionID"];
  if (expected === undefined || expected === null || expected === document._rev) return;
  throw refuseMutation(409, index, {
    type: "documentRevisionIDDoesNotMatchError",
    description: `Document "${document._id}" has unexpected revision ID ("${document._rev}"), expected "${String(expected)}"`,
    currentRevisionID: document._rev,
    expectedRevisionID: String(expected),
  });
}

/** Characters of a path: no document is so deep. */
const longestPath = 10_000;

/** Each of them looks through the whole document. */
const mostRecursive = 100;

const pathOperations = ["set", "setIfMissing", "inc", "dec", "diffMatchPatch", "merge"];

function checkPaths(patch: Record<string, unknown>, index: number): void {
  const paths: unknown[] = pathOperations.flatMap((name) => {
    const operation = patch[name];
    if (operation === undefined) return [];
    if (!isObject(operation)) throw badPatch(index, `"${name}" must be an object of paths`);
    return Object.keys(operation);
  });
  if (patch["unset"] !== undefined) {
    if (!Array.isArray(patch["unset"])) throw badPatch(index, '"unset" must be a list of paths');
    // One by one: a list of a hundred thousand is too long for the arguments of a call.
    for (const path of patch["unset"]) paths.push(path);
  }
  const insert = patch["insert"];
  if (insert !== undefined) {
    if (!isObject(insert) || !Array.isArray(insert["items"])) {
      throw badPatch(index, '"insert" needs "items" and one of "before", "after" and "replace"');
    }
    paths.push(insert["before"] ?? insert["after"] ?? insert["replace"]);
  }
  const recursive = paths.filter((path) => String(path).includes(".."));
  if (recursive.length > mostRecursive) {
    throw badPatch(index, `at most ${mostRecursive} of its paths may look everywhere with ".."`);
  }
  for (const path of paths) {
    if (typeof path !== "string") throw badPatch(index, "a path must be a string");
    if (path.length > longestPath) {
      throw badPatch(index, `a path has at most ${longestPath} characters, not ${path.length}`);
    }
    const bad = path.split(/[^A-Za-z0-9_$-]+/).find(isRefusedName);
    if (bad)
      throw badPatch(
        index,
        `the path ${path.slice(0, 100)} names "${bad}", which no attribute may be named`,
      );
  }
}

function badPatch(index: number, what: string): Error {
  return refuseMutation(400, index, {
    type: "malformedMutationError",
    description: `Mutation ${index}, patch: ${what}`,
  });
}

function immutable(document: LakeDocument, attribute: string, index: number): Error {
  return refuseMutation(400, index, {
    type: "cannotModifyImmutableAttributeError",
    description: `Cannot modify immutable attribute "${attribute}" of document "${document._id}"`,
    attribute,
    id: document._id,
  });
}

import { createHash } from "node:crypto";
import { parseDocument, type LakeDocument } from "../document.ts";
import { Refusal, refuse, refuseMutation } from "../refusal.ts";
import { readDocument, type DocumentStore } from "../storage/documents.ts";
import type { Log, LoggedChange } from "../storage/log.ts";
import type { Write } from "../storage/writer.ts";
import {
  applyMutation,
  idToCreate,
  type MutationContext,
  type MutationResult,
} from "./applyMutation.ts";
import { checkReferences } from "./checkReferences.ts";
import { limits } from "./checkDocument.ts";
import { draftOfTransaction, type Touched } from "./draftOfTransaction.ts";
import { addArrayKeys } from "./addArrayKeys.ts";
import { readMutations, type Mutation, type Selection } from "./mutation.ts";

/** A transaction worked out step by step from what is stored: each step sees what those before it leave. */
export interface Plan {
  /** What was asked, to tell a repeated request from another one with the same id. */
  asked: unknown;
  steps: ((read: (id: string) => LakeDocument | null) => Record<string, unknown>[])[];
}

export interface TransactionRequest {
  /** `[{create: {…}}, …]`, as it came. */
  mutations: unknown;
  /** In place of mutations. */
  plan?: Plan | undefined;
  transactionId?: string | undefined;
  /** Whose token, as the log remembers it. */
  author: string;
  dryRun?: boolean | undefined;
  /** Gives array items that are objects a `_key` where they have none. */
  autoGenerateArrayKeys?: boolean | undefined;
}

export interface TransactionResult {
  transactionId: string;
  results: (MutationResult & { document: LakeDocument | null })[];
  /** The transaction's number in the log; null when nothing was stored. */
  seq: number | null;
}

export interface Committing {
  store: DocumentStore;
  log: Log;
  write: Write;
  now: () => Date;
  newId: () => string;
  /** Ids of the stored documents that a mutation's query selects. */
  select: (selection: Selection) => Promise<string[]>;
}

/** Carries out a transaction: all of it or nothing, and on disk when the promise resolves. */
export async function commit(
  request: TransactionRequest,
  lake: Committing,
): Promise<TransactionResult> {
  const mutations = request.plan ? [] : readMutations(request.mutations);
  const transactionId = request.transactionId ?? lake.newId();
  if (!/^[A-Za-z0-9._-]{1,128}$/.test(transactionId)) {
    throw refuse(
      400,
      `The transaction ID ${JSON.stringify(transactionId).slice(0, 160)} is not valid: 1 to 128 of a-z, A-Z, 0-9, ".", "_" and "-".`,
    );
  }
  const { dryRun } = request;
  let seen = 0;
  let selected = new Map<Mutation, string[]>();
  // A query is answered outside the transaction, where it can be ended; what was written meanwhile makes it ask again.
  const select = async () => {
    seen = lake.log.last();
    selected = await selectedIds(mutations, lake);
  };
  for (let tries = 1; ; tries++) {
    const isItsTurn = tries > patientTries;
    if (!isItsTurn) await select();
    const work = () => {
      if (selected.size > 0 && lake.log.last() !== seen) return null;
      return carryOut(request, mutations, selected, transactionId, lake);
    };
    const result = await lake.write(work, { dryRun, prepare: isItsTurn ? select : undefined });
    if (result) return result;
  }
}

/** How often a query is asked again because of others' writing, before they wait for it. */
const patientTries = 3;

async function selectedIds(
  mutations: Mutation[],
  lake: Committing,
): Promise<Map<Mutation, string[]>> {
  const selected = new Map<Mutation, string[]>();
  for (const mutation of mutations) {
    if (mutation.selection) selected.set(mutation, await lake.select(mutation.selection));
  }
  return selected;
}

function carryOut(
  request: TransactionRequest,
  mutations: Mutation[],
  selected: Map<Mutation, string[]>,
  transactionId: string,
  lake: Committing,
): TransactionResult {
  const asked = hashOf(
    request.plan?.asked ?? mutations.map(({ name, body }) => ({ [name]: body })),
  );
  const earlier = lake.log.transaction(transactionId);
  if (earlier) return repeat(earlier, asked, lake.store);

  const transaction = draftOfTransaction(lake.store);
  const context = { transaction, transactionId, at: lake.now().toISOString(), newId: lake.newId };
  const results = request.plan
    ? carryOutPlan(request.plan, context)
    : carryOutMutations(mutations, selected, context);
  const touched = transaction.touched();
  if (request.autoGenerateArrayKeys) for (const one of touched) addKeys(one, lake.newId);
  checkReferences(touched, lake.store);
  const changes = write(touched, lake.store);
  const answer = JSON.stringify(results);
  const { at } = context;
  const seq = lake.log.append(
    { id: transactionId, at, author: request.author, request: asked, results: answer },
    changes,
  );
  const byId = new Map(touched.map((one) => [one.id, one]));
  // A document that is deleted is shown as it stood.
  const shown = ({ id, operation }: MutationResult) => {
    const { before = null, after = null } = byId.get(id) ?? {};
    return after ?? (operation === "delete" ? before : null);
  };
  return {
    transactionId,
    results: results.map((result) => ({ ...result, document: shown(result) })),
    seq: request.dryRun ? null : seq,
  };
}

function carryOutMutations(
  mutations: Mutation[],
  selected: Map<Mutation, string[]>,
  context: MutationContext,
): MutationResult[] {
  return mutations.flatMap((mutation, index) => {
    const ids = selected.get(mutation) ?? [mutation.id ?? ""];
    const creates = mutation.name !== "patch" && mutation.name !== "delete";
    return ids.map((id) =>
      applyMutation(mutation, creates ? idToCreate(mutation, context.newId) : id, index, context),
    );
  });
}

function carryOutPlan(plan: Plan, context: MutationContext): MutationResult[] {
  return plan.steps.flatMap((step, index) => {
    const read = (id: string) => context.transaction.touch(id, index).after;
    return readMutations(step(read)).map((mutation) => {
      return applyMutation(mutation, mutation.id ?? "", index, context);
    });
  });
}

function write(touched: Touched[], store: DocumentStore): LoggedChange[] {
  const changes: LoggedChange[] = [];
  store.begin();
  for (const one of touched) {
    if (one.after === one.before) continue;
    if (one.after) {
      checkSize(one, store.write(one.after, one.before));
    } else if (one.before) {
      store.remove(one.before);
    }
    changes.push({
      id: one.id,
      rev: one.after?._rev ?? null,
      mutations: onlyPuts(one) ? null : JSON.stringify(one.mutations),
      before: one.beforeText,
    });
  }
  store.flushCounts();
  return changes;
}

function addKeys(one: Touched, newId: () => string): void {
  if (!one.after || one.after === one.before) return;
  // A copy, in which what a patch put in several places is as many objects; what was asked for stays as it came.
  one.after = parseDocument(JSON.stringify(one.after));
  const set = addArrayKeys(one.after, newId);
  if (Object.keys(set).length > 0 && !onlyPuts(one)) {
    one.mutations.push({ patch: { id: one.id, set } });
  }
}

// A document put whole is its own mutation: the log need not hold it twice.
function onlyPuts(one: Touched): boolean {
  const [only, ...more] = one.mutations;
  return one.after !== null && more.length === 0 && only !== undefined && !("patch" in only);
}

function checkSize(one: Touched, text: string): void {
  const bytes = Buffer.byteLength(text);
  if (bytes <= limits.document) return;
  throw refuseMutation(413, one.index, {
    type: "documentTooLargeError",
    description: `Document "${one.id}" has ${bytes} bytes as JSON; at most ${limits.document} can be stored`,
  });
}

/** Answers a transaction that was carried out before: its first answer may have been lost on the way. */
function repeat(
  earlier: { id: string; request: string; results: string; seq: number },
  asked: string,
  store: DocumentStore,
): TransactionResult {
  if (earlier.request !== asked) {
    const description = `A transaction with the ID "${earlier.id}" exists already, with other mutations`;
    const error = { type: "transactionAlreadyExistsError", description, id: earlier.id };
    throw new Refusal(409, { error }, description);
  }
  const results: MutationResult[] = JSON.parse(earlier.results);
  return {
    transactionId: earlier.id,
    results: results.map((result) => ({ ...result, document: readDocument(store, result.id) })),
    seq: earlier.seq,
  };
}

function hashOf(asked: unknown): string {
  return createHash("sha256").update(JSON.stringify(asked)).digest("base64url");
}

import { planActions } from "../actions/planActions.ts";
import { checkIsJson, readJson } from "../http/readBody.ts";
import { json } from "../http/respond.ts";
import { isObject } from "../document.ts";
import { Refusal, refuse } from "../refusal.ts";
import type { Call, Route } from "../route.ts";

/** Carries out the Studio's actions on documents in one transaction: `{actions: […], transactionId?, dryRun?}`. */
export const actions: Route = {
  method: "POST",
  path: "/data/actions/:dataset",
  isVersioned: true,
  needs: "editor",
  async answer(call) {
    checkIsJson(call.request);
    const asked = await readJson(call.request);
    try {
      return json({ transactionId: await carryOut(call, asked) });
    } catch (error) {
      throw asActionError(error);
    }
  },
};

/** Actions of one transaction: while it is carried out nobody else is answered. */
const mostActions = 1000;

async function carryOut({ lake, caller }: Call, asked: Record<string, unknown>): Promise<string> {
  const { transactionId } = asked;
  if (transactionId !== undefined && typeof transactionId !== "string") {
    throw refuse(400, '"transactionId" must be a string.');
  }
  const { actions: listed } = asked;
  if (Array.isArray(listed) && listed.length > mostActions) {
    throw refuse(413, `${listed.length} actions at once; at most ${mostActions} are taken.`);
  }
  const result = await lake.mutate({
    mutations: [],
    plan: planActions(asked["actions"]),
    transactionId: transactionId === "" ? undefined : transactionId,
    author: caller.name,
    dryRun: asked["dryRun"] === true,
  });
  return result.transactionId;
}

/** What the mutations of an action are refused with is told as the action's own error. */
function asActionError(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  const { error: details } = error.body;
  if (!isObject(details) || details["type"] !== "mutationError") return error;
  const description = error.message.replace("The mutation(s) failed", "The action(s) failed");
  const body = { error: { ...details, type: "actionError", description } };
  return new Refusal(error.status, body, description, error.headers);
}

import { checkIsJson, readJson } from "../http/readBody.ts";
import { json } from "../http/respond.ts";
import { refuse } from "../refusal.ts";
import type { Route } from "../route.ts";

/** Mutations of one transaction: while it is carried out nobody else is answered. */
const mostMutations = 10_000;

/** Carries out a transaction: `{mutations: […], transactionId?}`. */
export const mutate: Route = {
  method: "POST",
  path: "/data/mutate/:dataset",
  isVersioned: true,
  needs: "editor",
  async answer({ lake, request, url, caller }) {
    checkIsJson(request);
    const asked = { ...Object.fromEntries(url.searchParams), ...(await readJson(request)) };
    const { transactionId } = asked;
    if (transactionId !== undefined && typeof transactionId !== "string") {
      throw refuse(400, '"transactionId" must be a string.');
    }
    const mutations: unknown = Reflect.get(asked, "mutations");
    if (Array.isArray(mutations) && mutations.length > mostMutations) {
      throw refuse(
        413,
        `${mutations.length} mutations in one transaction; at most ${mostMutations} are taken.`,
      );
    }
    const option = (name: string) => url.searchParams.get(name) === "true";
    const result = await lake.mutate({
      mutations,
      transactionId: transactionId === "" ? undefined : transactionId,
      author: caller.name,
      dryRun: option("dryRun") || Reflect.get(asked, "dryRun") === true,
      autoGenerateArrayKeys: option("autoGenerateArrayKeys"),
    });
    const returnDocuments = option("returnDocuments");
    const results = result.results.map(({ id, operation, document }) =>
      returnDocuments && document ? { id, operation, document } : { id, operation },
    );
    const returnsResults = returnDocuments || option("returnIds");
    return json({
      transactionId: result.transactionId,
      results: returnsResults ? results : undefined,
    });
  },
};

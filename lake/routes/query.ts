import { isObject } from "../document.ts";
import { parseJson, readJson } from "../http/readBody.ts";
import { jsonText } from "../http/respond.ts";
import { readPerspective } from "../query/perspective.ts";
import { refuse } from "../refusal.ts";
import type { Call, Route } from "../route.ts";

const path = "/data/query/:dataset";

/** Answers GROQ from the address: `?query=…&$name=<JSON>`. */
export const query: Route = {
  method: "GET",
  path,
  isVersioned: true,
  needs: "anyone",
  answer(call) {
    return answer(call, call.url.searchParams.get("query"), paramsIn(call.url.searchParams));
  },
};

/** Answers GROQ from a body: `{query, params}`, for queries too long for an address. */
export const queryInBody: Route = {
  method: "POST",
  path,
  isVersioned: true,
  needs: "anyone",
  async answer(call) {
    const { query, params = {} } = await readJson(call.request, call.caller);
    if (!isObject(params)) throw refuse(400, '"params" must be an object.');
    return answer(call, query, params);
  },
};

async function answer(
  call: Call,
  query: unknown,
  params: Record<string, unknown>,
): Promise<Response> {
  if (typeof query !== "string") throw refuse(400, 'There is no "query" in the request.');
  for (const name of Object.keys(params)) checkName(name);
  const { searchParams } = call.url;
  refuseVariants(searchParams);
  const start = performance.now();
  const result = await call.lake.query({
    query,
    params,
    layers: readPerspective(searchParams.getAll("perspective").join(","), call.apiVersion),
    caller: call.caller,
  });
  const echo =
    searchParams.get("returnQuery") === "false" ? "" : `"query":${JSON.stringify(query)},`;
  const ms = Math.round(performance.now() - start);
  // The result is JSON already, and may be long: it is put in as it is.
  const syncTags = JSON.stringify(call.lake.syncTags(query, params));
  return jsonText(`{${echo}"result":${result},"syncTags":${syncTags},"ms":${ms}}`);
}

function refuseVariants(search: URLSearchParams): void {
  if (!search.has("variant") && !search.has("variantCondition")) return;
  throw refuse(400, "This lake knows no variants of documents: ask without `variant`.");
}

/** Reads the parameters of a query in an address: `$name=<JSON>`. */
export function paramsIn(search: URLSearchParams): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  for (const [key, value] of search) {
    if (!key.startsWith("$")) continue;
    const name = key.slice(1);
    checkName(name);
    try {
      params[name] = parseJson(value);
    } catch {
      throw refuse(
        400,
        `The parameter ${key.slice(0, 100)} is not JSON. A string needs quotation marks: ${key.slice(0, 100)}="…".`,
      );
    }
  }
  return params;
}

// The parser asks `params.hasOwnProperty(name)`.
function checkName(name: string): void {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && name !== "hasOwnProperty" && name !== "__proto__")
    return;
  throw refuse(400, `$${name.slice(0, 100)} is no name for a parameter.`);
}

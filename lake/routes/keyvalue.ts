import { isObject } from "../document.ts";
import { checkIsJson, largestJson, parseJson, readBody } from "../http/readBody.ts";
import { json } from "../http/respond.ts";
import { refuse } from "../refusal.ts";
import type { Route } from "../route.ts";
import type { KeyValue } from "../storage/keyValues.ts";

/** Values a user may have kept, and bytes that one may have. */
const limits = { values: 1000, bytes: 64 * 1024 };

/** Gives what the Studio remembers for whoever asks: `[{key, value}]`, keys without a value left out. */
export const keyValue: Route = {
  method: "GET",
  path: "/users/me/keyvalue/:keys",
  isVersioned: true,
  needs: "viewer",
  answer: ({ lake, caller, part }) =>
    json(lake.keyValues.get(caller.name, part("keys").split(","))),
};

/** Has the Studio's settings of whoever asks remembered: `[{key, value}]`. */
export const setKeyValue: Route = {
  method: "PUT",
  path: "/users/me/keyvalue",
  isVersioned: true,
  needs: "viewer",
  async answer({ lake, request, caller }) {
    checkIsJson(request);
    const body = await readBody(request, largestJson);
    const asked = parseJson(body.toString("utf8"));
    if (!Array.isArray(asked)) throw refuse(400, "The body must be a list of {key, value}.");
    const pairs = asked.map(pairIn);
    if (lake.keyValues.count(caller.name) + pairs.length > limits.values) {
      throw refuse(413, `More than ${limits.values} values are not kept for one user.`);
    }
    await lake.write(() => lake.keyValues.set(caller.name, pairs));
    return json(pairs);
  },
};

function pairIn(asked: unknown): KeyValue {
  const { key, value } = isObject(asked) ? asked : {};
  if (typeof key !== "string" || key === "" || key.length > 500) {
    throw refuse(400, 'Each {key, value} needs a "key" of 1 to 500 characters.');
  }
  if (JSON.stringify(value ?? null).length > limits.bytes) {
    throw refuse(413, `The value of "${key.slice(0, 100)}" is larger than ${limits.bytes} bytes.`);
  }
  return { key, value: value ?? null };
}

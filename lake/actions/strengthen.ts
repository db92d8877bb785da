import { isObject } from "../document.ts";

/** Makes references strong that were to become so when their document is published. */
export function strengthen(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strengthen);
  if (!isObject(value)) return value;
  const { _strengthenOnPublish: wish, ...rest } = value;
  if (typeof value["_ref"] !== "string" || !isObject(wish)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, strengthen(inner)]),
    );
  }
  if (wish["weak"] !== true) delete rest["_weak"];
  return rest;
}

import { randomUUID } from "node:crypto";
import type { DereferenceFunction, ExprNode } from "groq-js";
import type { Sources } from "./sources.ts";

/**
 * Brings values of our own into the evaluation of a query. groq-js calls out for one thing only, a reference:
 * what is to be supplied is written as a reference to a name that no document can have.
 */
export function supplies(documentOf: DereferenceFunction): {
  supply: Sources["supply"];
  dereference: DereferenceFunction;
} {
  // Nobody who writes a document can know the name.
  const name = `\0${randomUUID()}:`;
  const givers: ((value: string) => unknown)[] = [];
  const given = new Map<string, unknown>();

  return {
    supply(give, value) {
      const prefix: ExprNode = { type: "Value", value: `${name}${givers.push(give) - 1}:` };
      const reference: ExprNode = value
        ? { type: "OpCall", op: "+", left: prefix, right: value }
        : prefix;
      return {
        type: "Deref",
        base: {
          type: "Object",
          attributes: [{ type: "ObjectAttributeValue", name: "_ref", value: reference }],
        },
      };
    },

    dereference(reference) {
      const { _ref: id } = reference;
      if (!id.startsWith(name)) return plain(documentOf(reference));
      if (!given.has(id)) {
        const end = id.indexOf(":", name.length);
        const giver = givers[Number(id.slice(name.length, end))];
        given.set(id, giver?.(id.slice(end + 1)));
      }
      return plain(given.get(id));
    },
  };
}

/** groq-js takes whatever has a `then` for a promise, a document with such an attribute too. */
function plain(value: unknown): ReturnType<DereferenceFunction> {
  const hasThen = typeof value === "object" && value !== null && "then" in value;
  const hidden = hasThen
    ? new Proxy(value, { has: (target, name) => name !== "then" && name in target })
    : value;
  // Any value will do, arrays too: it is taken as it is. Its type speaks of documents only.
  return hidden as ReturnType<DereferenceFunction>;
}

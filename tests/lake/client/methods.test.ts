import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createClient } from "@sanity/client";
import { expect, test } from "vitest";

const tests = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => readFileSync(path.join(import.meta.dirname, name), "utf8"))
  .join("\n");

const client = createClient({
  projectId: "local",
  dataset: "production",
  apiVersion: "2025-02-19",
  useCdn: false,
});

test.each([
  ...methodsOf(client, "client"),
  ...methodsOf(client.patch("a"), "patch"),
  ...methodsOf(client.transaction(), "transaction"),
])("%s is asked of the lake, or refused by it, in a test beside this one", (method) => {
  // Found by its last two names: `datasets.create`, or `.fetch` of whatever client.
  const [owner = "", name = ""] = method.split(".").slice(-2);
  const isOwn = ["client", "patch", "transaction"].includes(owner);
  const called = new RegExp(`${isOwn ? "" : `\\b${owner}`}\\.${name}(<[^(]*>)?\\(`);
  expect(called.test(tests)).toBe(true);
});

/** The methods of an object and of those it holds, by their path: a newer client brings its own. */
function methodsOf(owner: object, name: string): string[] {
  const own = Object.entries(owner).flatMap(([field, value]) => {
    if (field === "observable" || field === "clientConfig") return [];
    if (typeof value === "function") return [`${name}.${field}`];
    if (Array.isArray(value)) return [];
    return typeof value === "object" && value !== null ? methodsOf(value, `${name}.${field}`) : [];
  });
  const inherited: string[] = [];
  for (
    let prototype: unknown = Object.getPrototypeOf(owner);
    typeof prototype === "object" && prototype !== null && prototype !== Object.prototype;
    prototype = Object.getPrototypeOf(prototype)
  ) {
    for (const [method, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (!isInner(method) && typeof value === "function") inherited.push(`${name}.${method}`);
    }
  }
  return [...own, ...inherited];
}

/** What a client calls itself: `toJSON` is `serialize`. */
function isInner(method: string): boolean {
  return /^(constructor|serialize|_.*)$/.test(method);
}

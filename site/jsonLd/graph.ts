import { html, raw } from "../frame/html.ts";
import type { Markup } from "../frame/markup.ts";

/** A node of a graph, or a part of one; what is `null`, `undefined` or an empty list is left out. */
export type JsonLd = { readonly [name: string]: JsonLdValue };
export type JsonLdValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | JsonLd
  | readonly JsonLdValue[];

/** What stands in a script element's text: JSON in which no character can end the element. */
export function jsonLdText(nodes: readonly JsonLd[]): string {
  const graph = { "@context": "https://schema.org", "@graph": nodes.map(withoutNothing) };
  return JSON.stringify(graph).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The page's graph. */
export function jsonLdScript(nodes: readonly JsonLd[]): Markup {
  return nodes.length > 0
    ? html`<script type="application/ld+json">
        ${raw(jsonLdText(nodes))}
      </script>`
    : "";
}

/** Nodes of a graph by `@id`, each once. */
export function distinct(nodes: readonly JsonLd[]): JsonLd[] {
  return [...new Map(nodes.map((node) => [node["@id"], node])).values()];
}

function withoutNothing(value: JsonLdValue): unknown {
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null && inner !== undefined && !isEmpty(inner))
      .map(([name, inner]) => [name, withoutNothing(inner)]),
  );
}

const isEmpty = (value: JsonLdValue) => Array.isArray(value) && value.length === 0;

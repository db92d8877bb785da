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
  const graph = { "@context": "https://schema.org", "@graph": nodes };
  return JSON.stringify(graph, withoutNothing).replace(
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

/** For `JSON.stringify`: what is not there is left out, of objects and of lists. */
function withoutNothing(_name: string, value: unknown): unknown {
  if (value === null) return undefined;
  if (!Array.isArray(value)) return value;
  const there = value.filter((item) => item !== null && item !== undefined);
  return there.length > 0 ? there : undefined;
}

import type { ExprNode, OpCallNode } from "groq-js";
import { refuseQuery } from "../refusal.ts";
import { children } from "./children.ts";
import { constant } from "./constant.ts";
import { mapParts } from "./mapParts.ts";
import { answersSearch, parseTextQuery, textsIn, type TextQuery } from "./textQuery.ts";
import type { Sources } from "./sources.ts";

/** Puts an answer of our own in the place of every `… match text::query(…)`, which groq-js does not know. */
export function answerSearches(
  tree: ExprNode,
  query: string,
  sources: Pick<Sources, "supply" | "view">,
): ExprNode {
  return rewrite(tree);

  function rewrite(node: ExprNode): ExprNode {
    if (isSearch(node)) return search(node);
    if (isTextQuery(node)) throw refuseSearch(query, "text::query() stands on the right of match");
    return mapParts(node, (part) => rewrite(part.node));
  }

  function search(node: OpCallNode): ExprNode {
    const parsed = searchIn(node);
    if (!parsed) {
      throw refuseSearch(query, "text::query() needs a string that is the same for all documents");
    }
    const answer = (texts: string) => answersSearch(readTexts(texts), parsed);
    const replacement = sources.supply(answer, writeTexts(node.left));
    searches.set(replacement, { left: node.left, words: parsed.words });
    return replacement;
  }

  function readTexts(texts: string): string[] {
    return texts.split(divider).flatMap((text) => {
      if (!text.startsWith("id ")) return [text.slice("text ".length)];
      return textsIn(sources.view.get(text.slice("id ".length)));
    });
  }
}

/** What a search looks through, and the words of which each must be there. */
export interface Search {
  left: ExprNode;
  words: string[];
}

const searches = new WeakMap<ExprNode, Search>();

/** Gives the search that an expression was put in place of, so that an index may leave out what lacks its words. */
export function searchBehind(node: ExprNode): Search | undefined {
  return searches.get(node);
}

/** Between texts that are handed over as one. */
const divider = "\u0002";

/** An expression that gives the texts of the left side as one string: a whole document by its id. */
function writeTexts(left: ExprNode): ExprNode {
  if (left.type === "Group") return writeTexts(left.base);
  if (left.type !== "Array") return textOf(left);
  const [first, ...others] = left.elements.map((element) => textOf(element.value));
  const between = (before: ExprNode, after: ExprNode) => plus(plus(before, text(divider)), after);
  return others.reduce(between, first ?? text("text "));
}

function textOf(node: ExprNode): ExprNode {
  const isString = call("string", "startsWith", node, text(""));
  const asString: ExprNode = {
    type: "Select",
    alternatives: [
      { type: "SelectAlternative", condition: isString, value: plus(text("text "), node) },
    ],
  };
  const joined = plus(text("text "), call("array", "join", node, text(divider + "text ")));
  const id: ExprNode = { type: "AccessAttribute", base: node, name: "_id" };
  const byId = node.type === "This" ? [plus(text("id "), id)] : [];
  return call("global", "coalesce", asString, joined, ...byId, text("text "));
}

/** Reads what a `… match text::query(…)` asks for; null when that is not the same for all documents. */
function searchIn({ right }: OpCallNode): TextQuery | null {
  const [argument] = right.type === "FuncCall" ? right.args : [];
  const asked = argument && constant(argument)?.value;
  return typeof asked === "string" ? parseTextQuery(asked) : null;
}

function isSearch(node: ExprNode): node is OpCallNode {
  return node.type === "OpCall" && node.op === "match" && isTextQuery(node.right);
}

function isTextQuery(node: ExprNode): boolean {
  return node.type === "FuncCall" && node.namespace === "text" && node.name === "query";
}

/** Tells whether a query searches with `text::query()` anywhere. */
export function hasSearch(tree: ExprNode): boolean {
  const open: ExprNode[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    if (isTextQuery(node)) return true;
    open.push(...children(node));
  }
  return false;
}

function refuseSearch(query: string, description: string): Error {
  return refuseQuery({ type: "queryUnsupportedError", description, query });
}

function call(namespace: string, name: string, ...args: ExprNode[]): ExprNode {
  return { type: "FuncCall", namespace, name, args };
}

function plus(left: ExprNode, right: ExprNode): ExprNode {
  return { type: "OpCall", op: "+", left, right };
}

function text(value: string): ExprNode {
  return { type: "Value", value };
}

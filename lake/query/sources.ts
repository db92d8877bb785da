import type { ExprNode } from "groq-js";
import type { Lookups } from "./lookupTypes.ts";
import type { Statements } from "./statements.ts";
import type { View } from "./view.ts";

/** What a query that is rewritten may draw on. */
export interface Sources {
  sql: Statements;
  view: View;
  lookups: Lookups;
  /** Makes an expression that gives what a function gives for a string, or for none; asked once for each. */
  supply: (give: (value: string) => unknown, value?: ExprNode) => ExprNode;
  /** Gives all documents. */
  all: ExprNode;
  evaluate: (node: ExprNode) => unknown;
}

import type { PhrasingContent } from "mdast";
import type { FieldPath } from "../story/fieldPath.ts";
import type { Reading } from "../story/reading.ts";
import type { Allowance, MarkDefinition, MarkName, Unchecked } from "./block.ts";

/** Puts what a mark means around words that carry it. */
export type Wrap = (children: PhrasingContent[]) => PhrasingContent;

/** How an annotation of one name is shown. */
export interface Mark<Name extends MarkName> {
  /** Nothing where the words stand alone: what the mark names is not there, and was reported. */
  read(
    value: Unchecked<Extract<MarkDefinition, { _type: Name }>>,
    path: FieldPath,
    reading: Reading,
  ): Wrap | undefined;
  allow: Allowance;
}

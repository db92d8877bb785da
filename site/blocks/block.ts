import type { ElementContent } from "hast";
import type { Schema } from "hast-util-sanitize";
import type { RootContent, RootContentMap } from "mdast";
import type { State } from "mdast-util-to-hast";
import type { Body } from "../../schemas/types.generated.ts";
import type { FieldPath } from "../story/fieldPath.ts";
import type { Reading } from "../story/reading.ts";

/** A document as it really comes: the fields that its type has, each holding anything. */
export type Unchecked<Value> = { readonly [Field in keyof Value]?: unknown };

/** What a block adds to the sanitizer's allow list, in that list's own notation. */
export type Allowance = Pick<Schema, "tagNames" | "attributes" | "ancestors">;

type BodyItem = Body[number];
type TextBlock = Extract<BodyItem, { _type: "block" }>;

/** The blocks that stand between paragraphs, as the schemas have them. */
export type BodyBlock = Exclude<BodyItem, { _type: "block" }>;
export type BlockName = BodyBlock["_type"];

/** How a block of one name is shown: read from Portable Text, drawn as hast, allowed to pass. */
export interface Block<Name extends BlockName> {
  /** Checks at the door. What cannot be shown becomes paragraphs of its words, and a report. */
  read(
    value: Unchecked<Extract<BodyBlock, { _type: Name }>>,
    path: FieldPath,
    reading: Reading,
  ): RootContent[];
  /** Draws the checked node, its `children` by `state.all`. */
  draw(state: State, node: RootContentMap[Name]): ElementContent | ElementContent[];
  allow: Allowance;
}

/** The annotations that words can carry, as the schemas have them. */
export type MarkDefinition = NonNullable<TextBlock["markDefs"]>[number];
export type MarkName = MarkDefinition["_type"];

import { defineArrayMember } from "@sanity/types";
import { fieldOf } from "../../facts/onFile.ts";

/** The largest number of characters in a paragraph, all its words together. */
export const paragraphMax = 10_000;

/** The deepest list that the Studio makes. */
const deepestList = 10;

const styleTitles = { normal: "Text", h2: "Heading", h3: "Smaller heading" } as const;

/** A block of text: its styles, lists and the marks that words can carry. */
export function paragraph({ styles }: { styles: readonly (keyof typeof styleTitles)[] }) {
  return defineArrayMember({
    type: "block",
    styles: styles.map((value) => ({ value, title: styleTitles[value] })),
    lists: [
      { value: "bullet", title: "List" },
      { value: "number", title: "Numbered list" },
    ],
    marks: {
      decorators: [
        { value: "strong", title: "Strong" },
        { value: "em", title: "Emphasis" },
        { value: "notFigure", title: "Not a figure" },
      ],
      annotations: [
        { type: "link" },
        { type: "articleLink" },
        { type: "quoted" },
        { type: "figureInProse" },
      ],
    },
    of: [{ type: "figureInProse" }],
    validation: (rule) => rule.custom(paragraphProblem),
  });
}

function paragraphProblem(block: unknown) {
  const children = fieldOf(block, "children");
  const texts = Array.isArray(children) ? children.map((child) => fieldOf(child, "text")) : [];
  const length = texts.reduce<number>(
    (sum, text) => sum + (typeof text === "string" ? text.length : 0),
    0,
  );
  if (length > paragraphMax)
    return `This paragraph has ${length} characters, more than ${paragraphMax}: divide it.`;
  const level = fieldOf(block, "level");
  return typeof level !== "number" ||
    (Number.isInteger(level) && level >= 1 && level <= deepestList)
    ? true
    : {
        message: `A list goes from 1 to ${deepestList} levels deep, not ${level}.`,
        path: ["level"],
      };
}

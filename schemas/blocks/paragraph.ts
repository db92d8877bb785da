import { defineArrayMember } from "@sanity/types";

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
  });
}

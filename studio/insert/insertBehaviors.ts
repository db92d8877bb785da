import { defineBehavior, effect, forward } from "@portabletext/editor/behaviors";
import {
  getFocusSpan,
  getFocusTextBlock,
  isSelectionCollapsed,
} from "@portabletext/editor/selectors";
import type { Range } from "./insertFact.ts";

/** The keys that open the search, as they are printed and as a screen reader is told of them. */
export const insertKeys = { shown: ["Ctrl", "⇧", "F"], aria: "Control+Shift+F" };

/**
 * What opens the search while somebody types: a stroke where a word would begin, and a shortcut
 * anywhere. `open` is handed the stroke, so that it can be taken away again.
 */
export const insertBehaviors = (open: (stroke: Range | null) => void) => [
  defineBehavior({
    on: "insert.text",
    guard: ({ snapshot, event }) => {
      const span = getFocusSpan(snapshot);
      const selection = snapshot.context.selection;
      if (event.text !== "/" || !span || !selection || !isSelectionCollapsed(snapshot))
        return false;
      if (!getFocusTextBlock(snapshot)) return false;
      const { path, offset } = selection.focus;
      // Within a word it is a stroke: “and/or”, “24/7”.
      if (!/(^|\s)$/.test(span.node.text.slice(0, offset))) return false;
      return { stroke: { anchor: { path, offset }, focus: { path, offset: offset + 1 } } };
    },
    actions: [({ event }, { stroke }) => [forward(event), effect(() => open(stroke))]],
  }),
  defineBehavior({
    on: "keyboard.keydown",
    guard: ({ event }) => {
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event.originEvent;
      return key.toLowerCase() === "f" && shiftKey && !altKey && (ctrlKey || metaKey);
    },
    actions: [() => [effect(() => open(null))]],
  }),
];

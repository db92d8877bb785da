import type { Editor, EditorSnapshot } from "@portabletext/editor";
import { isSelectionCollapsed } from "@portabletext/editor/selectors";
import { fieldOf } from "../../facts/onFile.ts";
import type { Range } from "./insertFact.ts";

/** Waits for a selection that the browser has and the editor has yet to hear of: words marked just now are marked words. */
export function whenSelected(editor: Editor, then: () => void): void {
  const isMarked = document.getSelection()?.isCollapsed === false;
  if (!isMarked || !isSelectionCollapsed(editor.getSnapshot())) return then();
  const heard = editor.on("selection", () => {
    heard.unsubscribe();
    then();
  });
}

/** Behind the last word, for who has not put the caret anywhere yet. */
export function endOf({ context }: EditorSnapshot): Range | null {
  const block = context.value.at(-1);
  if (!block) return null;
  const children = fieldOf(block, "children");
  const child: unknown = Array.isArray(children) ? children.at(-1) : undefined;
  const [key, text] = [fieldOf(child, "_key"), fieldOf(child, "text")];
  const point = {
    path: [{ _key: block._key }, ...(typeof key === "string" ? ["children", { _key: key }] : [])],
    offset: typeof text === "string" ? text.length : 0,
  };
  return { anchor: point, focus: point };
}

/** The part of the page that scrolls the text. */
export const scrollerOf = (editor: Editor) =>
  editor.dom.getEditorElement()?.closest(`[data-testid="pt-editor__scroller"]`) ?? null;

import { type Editor, useEditor, useEditorSelector } from "@portabletext/editor";
import { BehaviorPlugin } from "@portabletext/editor/plugins";
import {
  getFocusTextBlock,
  getSelectionText,
  isSelectionCollapsed,
} from "@portabletext/editor/selectors";
import { useMemo, useState } from "react";
import type { PortableTextPluginsProps } from "sanity";
import type { FactType } from "./factQuery.ts";
import { FactSearch, type Search } from "./FactSearch.tsx";
import { insertBehaviors } from "./insertBehaviors.ts";
import { InsertBar } from "./InsertBar.tsx";
import { insertFact, type Insertion, type PutFact, type Range } from "./insertFact.ts";
import { useNewFact } from "./useNewFact.ts";

const all: readonly FactType[] = ["statistic", "quote", "breakdown"];

type Asked = Search & Pick<Insertion, "at" | "stroke">;

/** What a story's text has beside the Studio's own: facts found by search and put in, bound. */
export function Insertions(props: PortableTextPluginsProps) {
  const editor = useEditor();
  const isReadOnly = useEditorSelector(editor, ({ context }) => context.readOnly);
  const [asked, setAsked] = useState<Asked>();
  const createFact = useNewFact();

  const open = (types: readonly FactType[], stroke: Range | null) => {
    const snapshot = editor.getSnapshot();
    if (snapshot.context.readOnly) return;
    const marked = isSelectionCollapsed(snapshot) ? "" : getSelectionText(snapshot).trim();
    const text = getFocusTextBlock(snapshot)?.node.children;
    const isEmptyLine = (text ?? []).every(
      (child) => !("text" in child) || child.text === "" || child.text === "/",
    );
    const shape = marked ? "marked" : isEmptyLine ? "block" : "sentence";
    setAsked({ types, stroke, marked, shape, at: snapshot.context.selection });
  };
  const behaviors = useMemo(
    () =>
      insertBehaviors((stroke) => {
        if (stroke) open(all, stroke);
        else whenSelected(editor, () => open(all, null));
      }),
    [editor],
  );
  const close = () => {
    setAsked(undefined);
    // Where the words were typed or marked, the caret stands again.
    editor.send({ type: "focus" });
  };
  const put = (fact: PutFact, shape: Search["shape"]) => {
    const at = asked?.at ?? null;
    setAsked(undefined);
    editor.send({ type: "focus" });
    return insertFact(editor, { fact, shape, at, stroke: asked?.stroke ?? null });
  };

  return (
    <>
      {props.renderDefault(props)}
      <BehaviorPlugin behaviors={behaviors} />
      {!isReadOnly && <InsertBar onOpen={(type) => open([type], null)} />}
      {asked && (
        <FactSearch
          search={asked}
          onClose={close}
          onStroke={
            asked.stroke
              ? () => {
                  close();
                  editor.send({ type: "insert.text", text: " " });
                }
              : undefined
          }
          onChoose={(fact, shape) => void put(fact, shape)}
          onNew={(type, typed, shape) =>
            createFact(type, typed || asked.marked, (fact) => put(fact, shape))
          }
        />
      )}
    </>
  );
}

/** The editor hears of a selection a moment after the browser: words marked just now are marked words. */
function whenSelected(editor: Editor, then: () => void): void {
  const isMarked = document.getSelection()?.isCollapsed === false;
  if (!isMarked || !isSelectionCollapsed(editor.getSnapshot())) return then();
  const heard = editor.on("selection", () => {
    heard.unsubscribe();
    then();
  });
}

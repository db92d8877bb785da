import { PortalProvider } from "@sanity/ui";
import { type ReactNode, useLayoutEffect, useState } from "react";

/**
 * Draws its children above all of the page, yet within an element of it. A dialog over a text
 * stands within that text: while the caret's path is on its way to the form, the Studio puts the
 * focus back into the text from anywhere else.
 */
export function TopLayer(props: { within: Element | null; children: ReactNode }) {
  const { within, children } = props;
  const [layer, setLayer] = useState<HTMLElement>();
  useLayoutEffect(() => {
    if (!within) return;
    const made = document.createElement("div");
    made.popover = "manual";
    made.className = "stet-top-layer";
    within.append(made);
    made.showPopover();
    setLayer(made);
    return () => made.remove();
  }, [within]);
  if (!within) return children;
  return layer && <PortalProvider element={layer}>{children}</PortalProvider>;
}

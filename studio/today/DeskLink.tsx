import type { ReactNode } from "react";
import { StateLink } from "sanity/router";

/** A link to a list of the desk. */
export function DeskLink({ list, children }: { list: string; children: ReactNode }) {
  return (
    <StateLink className="stet-link" state={{ panes: [[{ id: list }]] }}>
      {children}
    </StateLink>
  );
}

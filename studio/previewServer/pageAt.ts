import type { PageKey, PageKind } from "../../site/pageKind.ts";
import type { SiteIndex } from "../../site/siteIndex.ts";

const made = new WeakMap<SiteIndex, ReadonlyMap<string, PageKey>>();

/** The page that stands at an address of the site, drafts included; nothing where none does. */
export function pageAt(
  path: string,
  index: SiteIndex,
  kinds: readonly PageKind[],
): PageKey | undefined {
  let pages = made.get(index);
  if (!pages) made.set(index, (pages = pagesOf(index, kinds)));
  return pages.get(decode(path));
}

function pagesOf(index: SiteIndex, kinds: readonly PageKind[]): ReadonlyMap<string, PageKey> {
  return new Map(
    kinds.flatMap((kind) =>
      kind.ids(index).flatMap((id) => {
        const path = kind.path(id, index);
        return path === undefined ? [] : [[decode(path), { kind: kind.kind, id }] as const];
      }),
    ),
  );
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A broken escape is no page's address.
    return path;
  }
}

let asked = 0;

/**
 * Asks for this page again and puts what has changed in the place of the old, without a jump. Of
 * several answers under way the last question's is shown.
 */
export async function swapPage(): Promise<void> {
  const question = (asked += 1);
  const response = await fetch(location.href, { headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (question !== asked) return;
  const { scrollX, scrollY } = window;
  // Heading, path and text stand beside each other in the frame: two levels down.
  swapParts(document.body, page.body, 2);
  document.title = page.title;
  window.scrollTo(scrollX, scrollY);
}

/** Replaces the parts that differ, so that pictures that stay are not drawn anew. */
function swapParts(now: Element, next: Element, depth: number): void {
  if (now.outerHTML === next.outerHTML) return;
  const [old, fresh] = [Array.from(now.children), Array.from(next.children)];
  const isAlike = old.length === fresh.length && old.every((part, at) => fits(part, fresh[at]));
  if (depth === 0 || !isAlike) return now.replaceWith(document.adoptNode(next));
  old.forEach((part, at) => {
    const other = fresh[at];
    if (other) swapParts(part, other, depth - 1);
  });
}

const fits = (part: Element, other: Element | undefined) =>
  part.tagName === other?.tagName && part.className === other.className;

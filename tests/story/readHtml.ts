import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Every element of a piece of HTML as a browser reads it, `template` contents included. */
export function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const visit = (node: Node): void => {
    if ("tagName" in node) found.push(node);
    if ("content" in node) visit(node.content);
    if ("childNodes" in node) node.childNodes.forEach(visit);
  };
  visit(parseFragment(html));
  return found;
}

/** The words of a piece of HTML as a browser reads it. */
export function textOfHtml(html: string): string {
  const visit = (node: Node): string =>
    "value" in node ? node.value : "childNodes" in node ? node.childNodes.map(visit).join("") : "";
  return visit(parseFragment(html));
}

/** An attribute's value. */
export const attribute = (element: Element, name: string) =>
  element.attrs.find((attr) => attr.name === name)?.value;

import { type DefaultTreeAdapterTypes, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A page as a browser would read it. */
export function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const walk = (node: Node) => {
    if ("tagName" in node) found.push(node);
    if ("childNodes" in node) node.childNodes.forEach(walk);
    if ("content" in node) walk(node.content);
  };
  walk(parse(html));
  return found;
}

/** The value of an attribute. */
export const attribute = (element: Element, name: string) =>
  element.attrs.find((one) => one.name === name)?.value;

/** The words of an element. */
export function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

/** The nodes of a page's JSON-LD. */
export function graphOf(html: string): Record<string, unknown>[] {
  return elementsOf(html)
    .filter((element) => attribute(element, "type") === "application/ld+json")
    .flatMap((element) => {
      const data: unknown = JSON.parse(textOf(element));
      return typeof data === "object" && data !== null && "@graph" in data
        ? (data["@graph"] as Record<string, unknown>[])
        : [];
    });
}

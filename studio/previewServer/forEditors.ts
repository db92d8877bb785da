import { type DefaultTreeAdapterTypes, html, parse, serialize } from "parse5";
import { previewOf } from "../previewTool/previewPath.ts";

type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** The script that the preview adds: clicks open fields, changes are shown. */
export const overlayPath = "/overlay.js";

/**
 * A page of the site as the preview shows it: its links lead on within the preview, its forms send
 * nothing, no search engine lists it, and of scripts it has the overlay alone.
 */
export function forEditors(page: string): string {
  const document = parse(page);
  // Listed before anything is taken out of the tree.
  const elements = Array.from(elementsOf(document));
  for (const element of elements) {
    if (element.tagName === "script" || isCanonical(element)) remove(element);
    if (element.tagName === "a") change(element, "href", (href) => inPreview(href));
    if (element.tagName === "form") element.attrs.push({ name: "inert", value: "" });
    if (element.tagName === "head")
      element.childNodes.push(
        made("meta", { name: "robots", content: "noindex" }, element),
        made("script", { type: "module", src: overlayPath }, element),
      );
  }
  return serialize(document);
}

function inPreview(href: string): string {
  return href.startsWith("/") && !href.startsWith("//") ? previewOf(href) : href;
}

const isCanonical = (element: Element) =>
  element.tagName === "link" &&
  element.attrs.some(({ name, value }) => name === "rel" && /^(canonical|manifest)$/.test(value));

function* elementsOf(parent: ParentNode): Generator<Element> {
  for (const child of parent.childNodes)
    if ("tagName" in child) {
      yield child;
      yield* elementsOf(child);
    }
}

function change(element: Element, name: string, to: (value: string) => string): void {
  for (const attribute of element.attrs)
    if (attribute.name === name) attribute.value = to(attribute.value);
}

function remove(element: Element): void {
  const { parentNode } = element;
  if (parentNode) parentNode.childNodes = parentNode.childNodes.filter((node) => node !== element);
}

const made = (tagName: string, attributes: Record<string, string>, parent: Element): Element => ({
  nodeName: tagName,
  tagName,
  attrs: Object.entries(attributes).map(([name, value]) => ({ name, value })),
  namespaceURI: html.NS.HTML,
  childNodes: [],
  parentNode: parent,
});

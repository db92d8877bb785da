/** A field of a document, as the Studio takes it. */
export interface Field {
  id: string;
  type: string;
  path: string;
  baseUrl: string;
  projectId: string;
  dataset: string;
}

/** The field that a piece of the page comes from: of the nearest element that names one. */
export function fieldOf(element: Element): Field | undefined {
  const named = element.closest("[data-sanity]")?.getAttribute("data-sanity");
  if (!named) return undefined;
  const parts = new Map(
    named.split(";").map((part) => {
      const at = part.indexOf("=");
      return [part.slice(0, at), decodeURIComponent(part.slice(at + 1))] as const;
    }),
  );
  const [id, type, path] = [parts.get("id"), parts.get("type"), parts.get("path")];
  if (!id || !type || !path) return undefined;
  return { id, type, path: studioPath(path), baseUrl: "/", projectId: "", dataset: "" };
}

/** `body:a1.children:b2` as the Studio's form writes it: `body[_key=="a1"].children[_key=="b2"]`. */
function studioPath(path: string): string {
  return path.replace(/:([\w-]+)/g, (_, key) => `[_key=="${key}"]`);
}

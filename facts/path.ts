/** A step into a document: a field's name, an item's key, an item's place. */
export type PathStep = string | number | { readonly _key: string };

/** Where in a document something stands, as Sanity's tools take it. */
export type Path = readonly PathStep[];

/** A path in Sanity's notation: `body[_key=="a1"].children[0]`. */
export function printPath(path: Path): string {
  return path.reduce<string>((printed, step) => {
    if (typeof step === "number") return `${printed}[${step}]`;
    if (typeof step === "object") return `${printed}[_key==${JSON.stringify(step._key)}]`;
    if (!/^[A-Za-z_]\w*$/.test(step)) return `${printed}[${JSON.stringify(step)}]`;
    return printed === "" ? step : `${printed}.${step}`;
  }, "");
}

/** The text of every span of a body, wherever it lies: what may not be lost. */
export function spanTexts(body: unknown): string[] {
  const texts: string[] = [];
  const rest: unknown[] = [body];
  for (let value = rest.pop(); rest.length > 0 || value !== undefined; value = rest.pop()) {
    if (typeof value !== "object" || value === null) continue;
    if ("_type" in value && value._type === "span" && "text" in value) {
      if (typeof value.text === "string") texts.push(printable(value.text));
      if (typeof value.text === "number") texts.push(String(value.text));
    }
    rest.push(...Object.values(value));
  }
  return texts;
}

/** Words as a page can hold them: halves of a character are marked, what HTML cannot hold is nothing. */
function printable(text: string): string {
  return text.toWellFormed().replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, "");
}

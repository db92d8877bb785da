import { html as escaped, raw } from "hono/html";

const tidied = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

/**
 * HTML that escapes what is put into it. The white space that only lays out the template is not
 * sent to readers; what is put in keeps its own.
 */
export function html(
  strings: TemplateStringsArray,
  ...values: unknown[]
): ReturnType<typeof escaped> {
  let tidy = tidied.get(strings);
  if (!tidy) {
    const pieces = strings.map((piece) => piece.replace(/\s*\n\s*/g, "\n"));
    tidy = Object.assign(pieces, { raw: strings.raw });
    tidied.set(strings, tidy);
  }
  return escaped(tidy, ...values);
}

/** Marks HTML that needs no escaping, because the sanitizer or the JSON-LD writer made it. */
export { raw };

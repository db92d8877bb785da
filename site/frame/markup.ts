import { html } from "./html.ts";
import { languageAttributes } from "../story/language.ts";
import { printDate } from "../printDate.ts";

/** A piece of a page, escaped where it came from words; or nothing. */
export type Markup =
  | ReturnType<typeof html>
  | readonly Markup[]
  | string
  | null
  | undefined
  | false;

/** A date or an instant as a `time` that machines read too. */
export function timeElement(
  value: string,
  timeZone: string,
  print: (value: string, timeZone: string) => string = printDate,
): Markup {
  const printed = print(value, timeZone);
  return printed === value ? value : html`<time datetime="${value}">${printed}</time>`;
}

/** A name, marked with its language where that is not the page's, so that it is read rightly. */
export function nameElement(name: string, language: string | null | undefined): Markup {
  const { lang, dir } = languageAttributes(language);
  return lang ? html`<bdi lang="${lang}" dir="${dir}">${name}</bdi>` : name;
}

/** Pieces with something between them: "a, b and c". */
export function listed(pieces: readonly Markup[], last = " and "): Markup {
  return pieces.map((piece, at) => [at === 0 ? "" : at === pieces.length - 1 ? last : ", ", piece]);
}

/** Those pieces that are there, with commas between them; nothing where none is. */
export function commas(pieces: readonly Markup[]): Markup {
  const there = pieces.filter(Boolean);
  return there.length > 0 ? html`${there.map((piece, at) => [at > 0 ? ", " : "", piece])}` : null;
}

const rightToLeftLanguages = new Set(
  "ar arc azb bal ckb dv fa glk he iw khw ks lrc mzn nqo pnb ps sd syr ug ur yi".split(" "),
);
const rightToLeftScripts = new Set("adlm arab hebr mand mend nkoo rohg samr syrc thaa".split(" "));
const languageTag = /^(?:[a-z]{2,3}|[a-z]{5,8})(?:-[a-z0-9]{1,8}){0,8}$/i;

/** `lang` and `dir` of words in another language, by its BCP 47 tag; nothing for a tag that is none. */
export function languageAttributes(tag: string | null | undefined): {
  lang?: string;
  dir?: "ltr" | "rtl";
} {
  if (!tag || !languageTag.test(tag)) return {};
  const [language = "", ...subtags] = tag.toLowerCase().split("-");
  const script = subtags.find((subtag) => /^[a-z]{4}$/.test(subtag));
  const rightToLeft = script ? rightToLeftScripts.has(script) : rightToLeftLanguages.has(language);
  return { lang: tag, dir: rightToLeft ? "rtl" : "ltr" };
}

const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/** What English calls a language, by its tag: "Arabic"; nothing for one it has no name for. */
export function languageName(tag: string | null | undefined): string | null {
  if (!tag || !languageTag.test(tag)) return null;
  return names.of(tag.split("-")[0]!.toLowerCase()) ?? null;
}

import { defineLocaleResourceBundle } from "sanity";

/**
 * What the Studio's own validation says, as sentences that tell what to do. Messages of our rules
 * come from the schemas and from `facts/` and are sentences there.
 */
export const validationSentences: Readonly<Record<string, string>> = {
  "array.exact-length": "There should be exactly {{wantedLength}} of these.",
  "array.exact-length_blocks": "There should be exactly {{wantedLength}} blocks.",
  "array.item-duplicate": "This stands in the list twice. Take one out.",
  "array.maximum-length": "There may be {{maxLength}} of these at most. Take some out.",
  "array.maximum-length_blocks": "There may be {{maxLength}} blocks at most. Divide the text.",
  "array.minimum-length": "There should be at least {{minLength}} of these. Add one.",
  "array.minimum-length_blocks": "There should be at least {{minLength}} blocks of text.",
  "date.invalid-format": "This is no day of the calendar. Write it as 2017-09-28.",
  "date.maximum": "The latest that fits is {{maxDate}}.",
  "date.minimum": "The earliest that fits is {{minDate}}.",
  "generic.incorrect-type":
    "Here stands {{actualType}} where {{expectedType}} belongs. Clear the field and write it anew.",
  "generic.not-allowed": "Choose one of the words that are offered.",
  "generic.not-allowed_hint": "“{{hint}}” is not offered here. Choose one of the others.",
  "generic.required": "Needed before this can be published.",
  "number.greater-than": "The number should be more than {{threshold}}.",
  "number.less-than": "The number should be less than {{threshold}}.",
  "number.maximum": "The number may be {{maxNumber}} at most.",
  "number.maximum-precision": "The number may have {{limit}} decimals at most.",
  "number.minimum": "The number should be {{minNumber}} at least.",
  "number.non-integer": "Write a whole number, without decimals.",
  "object.asset-required": "Choose a file.",
  "object.asset-required_file": "Choose a file.",
  "object.asset-required_image": "Choose a picture, or drop one here.",
  "object.media-not-found": "This file is no longer there. Choose another.",
  "object.not-media-library-asset": "Choose a file of the media library.",
  "object.not-reference": "Choose a document.",
  "object.reference-not-published":
    "What is named here is not published yet. Open it, publish it first, then this.",
  "slug.missing-current": "Press Generate, or write the address.",
  "slug.not-object": "The address cannot be read. Press Generate.",
  "slug.not-unique": "Another document has this address already. Add a word to it.",
  "string.email": "This is no address of e-mail, such as desk@paper.example.",
  "string.exact-length": "This should be exactly {{wantedLength}} characters long.",
  "string.lowercase": "Write it in small letters.",
  "string.maximum-length": "This is longer than {{maxLength}} characters. Shorten it.",
  "string.minimum-length": "This is shorter than {{minLength}} characters. Say more.",
  "string.regex-does-not-match": "This is not written as {{name}}.",
  "string.regex-match": "This is written as {{name}}, which may not stand here.",
  "string.uppercase": "Write it in capital letters.",
  "string.url.disallowed-scheme": "The address should begin with http:// or https://.",
  "string.url.includes-credentials": "Take the name and the password out of the address.",
  "string.url.invalid": "This is no web address, such as https://paper.example/page.",
  "string.url.not-absolute": "Write the whole address, from https:// on.",
  "string.url.not-relative": "Write the address without https:// and the site's name.",
};

/** The sentences as the Studio takes them. */
export const sentences = defineLocaleResourceBundle({
  locale: "en-US",
  namespace: "validation",
  resources: validationSentences,
});

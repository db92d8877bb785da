import { splitKey } from "../../site/indexKeys.ts";

/** A key of what a page was made from, as people say it. */
export function keyInWords(key: string): string {
  if (key === "") return "everything was made anew";
  if (key === "failed") return "it could not be made before";
  if (key === "unfinished") return "a file that it shows was missing";
  const at = key.lastIndexOf(":");
  if (at < 0) return `the document ${key}`;
  const [piece = "", list = ""] = key.slice(0, at).split("/");
  const of = key.slice(at + 1);
  const whose = of === "" ? "the site" : of;
  switch (piece) {
    case "in":
      return `what lists and links print of ${of}`;
    case "ids":
      return `which documents of the type ${list} there are`;
    case "newest":
      return `the newest ${list} of ${whose}`;
    case "month": {
      const { id, month } = splitKey(of);
      return `the ${list} of ${id || "the site"} in ${month || "no month"}`;
    }
    case "months":
      return `how many ${list} of ${whose} each month has`;
    case "monthSet":
      return `which months have ${list} of ${whose}`;
    case "lists":
      return `whose lists have something in ${of}`;
    case "corrections":
      return `the corrections of ${of}`;
    case "path":
      return `whose page stands at ${key.slice("path".length, at)}`;
    case "ref":
      return `which documents name ${of}`;
    default:
      return key;
  }
}

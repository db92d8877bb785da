import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { h } from "hastscript";
import { expect, it } from "vitest";
import { toHtml } from "../../site/story/processor.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

it("lets nothing through that no block has asked for", () => {
  const drawn = h("p", { className: ["pull-quote", "masthead"], onClick: "x()", id: "comments" }, [
    h("script", "x()"),
    h("style", "p {}"),
    h("a", { href: "javascript:x()", target: "_blank" }, "words"),
    h("img", { src: "https://elsewhere.example/x.png", onError: "x()" }),
    h("span", { style: "position: fixed" }, "more"),
    h("iframe", { src: "/x/" }),
    h("td", "cell"),
  ]);
  expect(toHtml(drawn)).toBe('<p class="pull-quote"><a>words</a><img><span>more</span>cell</p>');
});

it("is never switched off", () => {
  const folders = [
    "comments",
    "facts",
    "lake",
    "publishing",
    "schemas",
    "scripts",
    "site",
    "studio",
  ];
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (name) =>
      folders.includes(name.split("/")[0] ?? "") &&
      !name.includes("node_modules") &&
      /\.(?:ts|tsx|mjs|js)$/.test(name),
  );
  expect(names).toContain("site/story/processor.ts");
  const off = names.filter((name) =>
    /sanitize\s*:\s*(?:false|null|undefined)|allowDangerousHtml/.test(
      readFileSync(root + name, "utf8"),
    ),
  );
  expect(off).toEqual([]);
});

import { expect, it } from "vitest";
import { forEditors } from "../../studio/previewServer/forEditors.ts";

const page = (body: string, head = "") =>
  forEditors(
    `<!doctype html><html lang="en"><head><title>T</title>${head}</head><body>${body}</body></html>`,
  );

it("leads on within the preview, and out of it where a link leads out", () => {
  const shown = page(
    `<a href="/news/x/">x</a><a href="https://example.org/">y</a><a href="//evil.example/">z</a><a href="#n">n</a>`,
  );
  expect(shown).toContain(`href="/preview/news/x/"`);
  expect(shown).toContain(`href="https://example.org/"`);
  expect(shown).toContain(`href="//evil.example/"`);
  expect(shown).toContain(`href="#n"`);
});

it("has of scripts the overlay alone", () => {
  const shown = page(
    `<script>alert(1)</script><main>Text<script src="/assets/page.js"></script></main>`,
    `<script type="application/ld+json">{}</script>`,
  );
  expect(shown.match(/<script[^>]*>/g)).toEqual([`<script type="module" src="/overlay.js">`]);
});

it("sends nothing and is listed nowhere", () => {
  const shown = page(
    `<form action="/comments/x"><button>Send</button></form>`,
    `<link rel="canonical" href="https://a.example/">`,
  );
  expect(shown).toContain(`<form action="/comments/x" inert="">`);
  expect(shown).toContain(`<meta name="robots" content="noindex">`);
  expect(shown).not.toContain("canonical");
});

it("leaves an editor's words as they are", () => {
  const words = `<p>5 &lt; 6 &amp; “seven” <b title="a&quot;b">&lt;script&gt;</b></p>`;
  expect(page(words)).toContain(words);
});

import { describe, expect, it } from "vitest";
import { readContent } from "../content/readContent.ts";
import { contentFacts } from "./contentFacts.ts";
import { render } from "./newsroom.ts";
import { attribute, elementsOf, textOfHtml } from "./readHtml.ts";

const published = readContent().filter(({ _id }) => !_id.startsWith("drafts."));
const facts = contentFacts(published);

// Every sentence of the story, in its order, its own words.
const sentences =
  `Federal immigration officials have prioritized deportations of undocumented immigrants since President Trump took office.
Arrests of undocumented immigrants have risen dramatically.
The Department of Justice and “sanctuary cities” have been at odds in recent months.
Some such cities have filed suit against the department of justice for their request to detain undocumented immigrants for immigration officials.
In an operation called “safe cities” U.S. Immigration and Customs Enforcement (ICE) arrested almost 500 undocumented immigrants.
Who Was Targeted?
The operation targeted communities where ICE agents are “denied access to jails and prisons to interview suspected immigration violators or jurisdictions where ICE detainers are not honored.”
Federal officials made clear their efforts prioritized undocumented immigrants who have criminal convictions on their record and those who are gang affiliated or fugitives.
There were 28 arrests in Baltimore, 30 in Cook County, Illinois, 63 in Denver, 101 in Los Angeles, 45 in New York, 107 in Philadelphia, 33 in Portland, Oregon, 27 in Santa Clara County, California, 14 in Washington D.C., and 50 in the state of Massachusetts.
Why These Towns?
ICE Director Tom Homan explained the importance of the operation and the problem with “sanctuary cities.”
He said,
Sanctuary jurisdictions that do not honor detainers or allow us access to jails and prisons are shielding criminal aliens from immigration enforcement and creating a magnet for illegal immigration.
ICE’s goal is to build cooperative, respectful relationships with our law enforcement partners to help prevent dangerous criminal aliens from being released back onto the streets.
Non-cooperation policies severely undermine that effort at the expense of public safety.
Of the 498 immigrants arrested in the “safe cities” operation, 317 had prior criminal convictions, and 104 had previously been deported.
Those arrested who had previously been deported and returned to the country illegally will be subject to immediate removal.
The others who have been detained will go before an immigration judge to begin the removal process.`.split(
    "\n",
  );

describe("the first story", () => {
  const { html, headings, reports } = render(
    published.find(({ _id }) => _id === "safe-cities")?.["body"],
    facts,
  );
  const text = textOfHtml(html).replaceAll(/\s+/g, " ");
  const elements = elementsOf(html);

  it("has every sentence, in the same words and order", () => {
    expect(reports).toEqual([]);
    let from = 0;
    const missing = sentences.filter((sentence) => {
      const found = text.indexOf(sentence, from);
      if (found >= 0) from = found + sentence.length;
      return found < 0;
    });
    expect(missing).toEqual([]);
  });

  it("has its two questions as headings with ids that stay", () => {
    expect(headings).toEqual([
      { id: "h-who-was-targeted", text: "Who Was Targeted?" },
      { id: "h-why-these-towns", text: "Why These Towns?" },
    ]);
  });

  it("sets the long quotation apart, its official, role and source outside the words", () => {
    const quotation =
      /<figure class="quote-embed"><blockquote[^>]*>(.*?)<\/blockquote><figcaption>(.*?)<\/figcaption><\/figure>/.exec(
        html,
      );
    expect(quotation?.[1]).toContain("Sanctuary jurisdictions");
    expect(quotation?.[1]).not.toContain("Homan");
    expect(quotation?.[2]).toMatch(/Tom Homan.*Acting Director.*Source:/);
  });

  it("has one table of ten places and their total, with caption and scopes, bars of the same numbers beside", () => {
    const tables = html.match(/<table[\s\S]*?<\/table>/g) ?? [];
    expect(tables).toHaveLength(1);
    const table = elementsOf(tables[0] ?? "");
    const numbers = table
      .filter(({ tagName }) => tagName === "data")
      .map((data) => Number(attribute(data, "value")));
    expect(numbers).toEqual([107, 101, 63, 50, 45, 33, 30, 28, 27, 14, 498]);
    expect(table.some(({ tagName }) => tagName === "caption")).toBe(true);
    const scopes = table
      .filter(({ tagName }) => tagName === "th")
      .map((th) => attribute(th, "scope"));
    expect(scopes).toEqual(["col", "col", ...Array.from({ length: 11 }, () => "row")]);
    const bars = table
      .filter((element) => attribute(element, "class") === "bar")
      .map((bar) => Number.parseFloat(attribute(bar, "style")?.slice("--part:".length) ?? ""));
    expect(bars).toEqual(
      numbers.slice(0, 10).map((number) => Number(((number / 107) * 100).toFixed(4))),
    );
  });

  it("gives 317 and 104 as parts of 498 and never adds them", () => {
    expect(text).toContain("317 of 498 had prior criminal convictions");
    expect(text).toContain("104 of 498 had previously been deported");
    expect(text).not.toContain("421");
  });

  it("binds almost 500 to the statistic and its value", () => {
    const link = elements.find(
      ({ tagName, attrs }) =>
        tagName === "a" && attrs.some(({ value }) => value === "figure-in-prose"),
    );
    expect(link && attribute(link, "href")).toBe("/statistics/arrests-in-operation-safe-city/");
    expect(html).toMatch(
      /<a class="figure-in-prose"[^>]*><data value="498"[^>]*>almost 500<\/data><\/a>/,
    );
  });
});

it.each(
  published.filter(({ _type }) => _type === "article").map(({ _id, body }) => ({ _id, body })),
)("$_id renders with nothing to mend but pictures not yet in the lake", ({ body }) => {
  const { reports } = render(body, facts);
  expect(reports.filter((report) => !report.startsWith("picture-missing"))).toEqual([]);
});

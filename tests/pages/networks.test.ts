import { describe, expect, it } from "vitest";
import { type NetworkName, networks, type Shared, shortened } from "../../site/networks.ts";
import { shareNetworks } from "../../schemas/fields/shareNetworks.ts";

const shared: Shared = {
  url: "https://record.example/news/ten-boats/?a=1&b=2",
  title: "Ten boats & a “light”: 100% in",
  description: "They are all in.",
  media: "https://record.example/images/card-1.png",
};

const expected: readonly [NetworkName, string, Record<string, string>][] = [
  [
    "pinterest",
    "https://www.pinterest.com/pin/create/button/",
    { url: shared.url, media: shared.media, description: `${shared.title}. They are all in.` },
  ],
  ["facebook", "https://www.facebook.com/sharer/sharer.php", { u: shared.url }],
  ["x", "https://x.com/intent/post", { text: shared.title, url: shared.url }],
  ["bluesky", "https://bsky.app/intent/compose", { text: `${shared.title} ${shared.url}` }],
  ["threads", "https://www.threads.com/intent/post", { text: shared.title, url: shared.url }],
  ["linkedin", "https://www.linkedin.com/sharing/share-offsite/", { url: shared.url }],
  ["whatsapp", "https://wa.me/", { text: `${shared.title} ${shared.url}` }],
  ["telegram", "https://t.me/share/url", { url: shared.url, text: shared.title }],
  ["reddit", "https://www.reddit.com/submit", { url: shared.url, title: shared.title }],
  ["email", "mailto:", { subject: shared.title, body: `They are all in.\r\n\r\n${shared.url}` }],
];

it.each(expected)("gives %s its address and its own parameters", (name, address, parameters) => {
  const made = networks[name].address?.(shared) ?? "";
  const url = new URL(made);
  expect(made.slice(0, made.indexOf("?"))).toBe(address);
  expect(Object.fromEntries(url.searchParams)).toEqual(parameters);
  // Mail programs and some apps show a plus sign as it stands.
  expect(made).not.toContain("+");
});

it("offers every network of the schemas, those without an address by the page's script", () => {
  expect(Object.keys(networks)).toEqual(shareNetworks.map((one) => one.value));
  const scripted = Object.entries(networks)
    .filter(([, network]) => !network.address)
    .map(([name]) => name);
  expect(scripted).toEqual(["mastodon", "copy", "print"]);
});

describe("limits", () => {
  const long = { ...shared, title: "word ".repeat(200).trim() };
  const parameter = (name: NetworkName, key: string) =>
    new URL(networks[name].address?.(long) ?? "").searchParams.get(key) ?? "";

  it("leaves room for the address in a post on X and Bluesky", () => {
    expect(Array.from(parameter("x", "text")).length).toBeLessThanOrEqual(280 - 24);
    const post = parameter("bluesky", "text");
    expect(Array.from(post).length).toBeLessThanOrEqual(300);
    expect(post.endsWith(` ${shared.url}`)).toBe(true);
  });

  it("keeps to what Pinterest, Threads and Reddit take", () => {
    expect(parameter("pinterest", "description").length).toBeLessThanOrEqual(500);
    expect(parameter("threads", "text").length + 1 + shared.url.length).toBeLessThanOrEqual(500);
    expect(parameter("reddit", "title").length).toBeLessThanOrEqual(300);
  });

  it("cuts at a word and never through a character", () => {
    expect(shortened("one two three", 9)).toBe("one two…");
    expect(shortened("short", 9)).toBe("short");
    expect(shortened("👩‍🚀".repeat(20), 5).isWellFormed()).toBe(true);
    expect(shortened("x".repeat(20), 5)).toBe("xxxx…");
  });
});

it("survives half a character in a title", () => {
  for (const network of Object.values(networks))
    expect(() => network.address?.({ ...shared, title: "a\ud800b" })).not.toThrow();
});

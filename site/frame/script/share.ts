import { kept } from "./kept.ts";

/** Shows what only a script can do, and puts the system's share sheet behind “Share This”. */
export function enhanceShareBlock(block: HTMLElement): void {
  const url = block.dataset["shareUrl"] ?? location.href;
  const title = block.dataset["shareTitle"] ?? document.title;
  const said = block.querySelector(".share-said");
  const say = (words: string) => {
    if (said) said.textContent = words;
  };
  const on = (name: string, act: () => void) => {
    const button = block.querySelector<HTMLElement>(`[data-share="${name}"]`);
    button?.addEventListener("click", act);
    button?.closest("li")?.removeAttribute("hidden");
  };
  on("print", () => print());
  on("copy", () => {
    copy(url).then(
      () => say("The link is copied."),
      () => say(`Copy it from here: ${url}`),
    );
  });
  if (canShare({ url, title })) shareSheet(block, { url, title });
  const form = block.querySelector<HTMLFormElement>("form[data-share='mastodon']");
  if (form) mastodon(form, `${title} ${url}`);
}

/** The share control of a quotation or figure: the system's sheet, with its words. */
export function enhanceFactShares(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("figure .share a")) {
    const shared = { url: link.href, text: factWords(link.closest("figure")) };
    if (!canShare(shared)) continue;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      share(shared);
    });
  }
}

function factWords(figure: Element | null): string {
  const words = (part: string) =>
    figure?.querySelector(part)?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  const quotation = words("blockquote");
  return quotation
    ? `“${quotation}” ${words(".speaker")}, ${words(".role")}`
    : `${words(".figure")}. ${words(".source")}`;
}

const canShare = (shared: ShareData) =>
  "share" in navigator && (!("canShare" in navigator) || navigator.canShare(shared));

function share(shared: ShareData): void {
  // The reader may close the sheet: that is an answer, not an error.
  navigator.share(shared).catch(() => undefined);
}

function shareSheet(block: HTMLElement, shared: ShareData): void {
  const heading = block.querySelector("h2");
  if (!heading) return;
  const button = document.createElement("button");
  button.type = "button";
  button.append(...heading.childNodes);
  button.addEventListener("click", () => share(shared));
  heading.append(button);
}

async function copy(words: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(words);
  throw new Error("This browser copies nothing for a page.");
}

function mastodon(form: HTMLFormElement, text: string): void {
  const server = form.querySelector("input");
  if (!server) return;
  const memory = kept("localStorage", "mastodon");
  server.value = memory.read() ?? "";
  form.closest("li")?.removeAttribute("hidden");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const host = server.value
      .trim()
      .replace(/^(https?:\/\/|.*@)/i, "")
      .replace(/\/.*$/, "");
    if (!/^[^\s/:?#]+\.[^\s/:?#]+$/.test(host)) return server.focus();
    memory.write(host);
    open(`https://${host}/share?text=${encodeURIComponent(text)}`, "_blank", "noopener");
  });
}

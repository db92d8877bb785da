import type { Site } from "../schemas/types.generated.ts";
import type { IconName } from "./share/icons.ts";

/** A network an editor can choose, as the schemas have it. */
export type NetworkName = NonNullable<Site["shareNetworks"]>[number];

/** What is shared: an address, its title, and a picture for networks that want one. */
export interface Shared {
  /** Canonical, absolute. */
  url: string;
  title: string;
  /** A sentence more, where there is one. */
  description: string | null;
  /** Absolute address of the share card. */
  media: string;
}

/** How a network is offered. */
export interface Network {
  label: string;
  icon: IconName;
  /**
   * Where its link leads. A network without one is offered by the page's script alone: it needs
   * the browser (copy, print) or an answer from the reader (which Mastodon server).
   */
  address?(shared: Shared): string;
}

/** The networks: a new one in the schemas does not compile until it has its row here. */
export const networks: Readonly<Record<NetworkName, Network>> = {
  pinterest: {
    label: "Pin It on Pinterest",
    icon: "pinterest",
    address: ({ url, media, title, description }) =>
      link("https://www.pinterest.com/pin/create/button/", {
        url,
        media,
        description: shortened(description ? `${title}. ${description}` : title, 500),
      }),
  },
  facebook: {
    label: "Facebook",
    icon: "facebook",
    address: ({ url }) => link("https://www.facebook.com/sharer/sharer.php", { u: url }),
  },
  x: {
    label: "X",
    icon: "x",
    // A post has 280 characters and every address counts 23, with a space before it.
    address: ({ url, title }) =>
      link("https://x.com/intent/post", { text: shortened(title, 280 - 24), url }),
  },
  bluesky: {
    label: "Bluesky",
    icon: "bluesky",
    address: ({ url, title }) =>
      link("https://bsky.app/intent/compose", { text: withAddress(title, url, 300) }),
  },
  mastodon: { label: "Mastodon", icon: "mastodon" },
  threads: {
    label: "Threads",
    icon: "threads",
    address: ({ url, title }) =>
      link("https://www.threads.com/intent/post", {
        text: shortened(title, 500 - 1 - url.length),
        url,
      }),
  },
  linkedin: {
    label: "LinkedIn",
    icon: "linkedin",
    address: ({ url }) => link("https://www.linkedin.com/sharing/share-offsite/", { url }),
  },
  whatsapp: {
    label: "WhatsApp",
    icon: "whatsapp",
    address: ({ url, title }) => link("https://wa.me/", { text: `${title} ${url}` }),
  },
  telegram: {
    label: "Telegram",
    icon: "telegram",
    address: ({ url, title }) => link("https://t.me/share/url", { url, text: title }),
  },
  reddit: {
    label: "Reddit",
    icon: "reddit",
    address: ({ url, title }) =>
      link("https://www.reddit.com/submit", { url, title: shortened(title, 300) }),
  },
  email: {
    label: "E-mail",
    icon: "email",
    address: ({ url, title, description }) =>
      link("mailto:", {
        subject: title,
        body: [description, url].filter(Boolean).join("\r\n\r\n"),
      }),
  },
  copy: { label: "Copy link", icon: "copy" },
  print: { label: "Print", icon: "print" },
};

/** Whether an editor's choice is a network that we know. */
export const isNetwork = (name: string): name is NetworkName => Object.hasOwn(networks, name);

/** The text of a post that holds its address: shortened so that the address stays whole. */
export const withAddress = (text: string, url: string, most: number) =>
  `${shortened(text, most - 1 - url.length)} ${url}`;

/** Words cut at a space, with an ellipsis, so that they have at most so many characters. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  const cut = characters.slice(0, Math.max(most - 1, 0)).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–—-]+$/u, "")}…`;
}

// Not URLSearchParams: mail programs show its plus signs as they stand.
function link(address: string, parameters: Record<string, string>): string {
  const query = Object.entries(parameters).map(
    ([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`,
  );
  return `${address}?${query.join("&")}`;
}

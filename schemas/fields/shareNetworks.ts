/** The networks an editor can offer in the share block; `site/networks.ts` gives each its address. */
export const shareNetworks = [
  { value: "pinterest", title: "Pinterest" },
  { value: "facebook", title: "Facebook" },
  { value: "x", title: "X" },
  { value: "bluesky", title: "Bluesky" },
  { value: "mastodon", title: "Mastodon" },
  { value: "threads", title: "Threads" },
  { value: "linkedin", title: "LinkedIn" },
  { value: "whatsapp", title: "WhatsApp" },
  { value: "telegram", title: "Telegram" },
  { value: "reddit", title: "Reddit" },
  { value: "email", title: "E-mail" },
  { value: "copy", title: "Copy link" },
  { value: "print", title: "Print" },
] as const;

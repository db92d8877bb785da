import { html } from "../frame/html.ts";
import type { SiteContext } from "../context.ts";
import type { Markup } from "../frame/markup.ts";
import { isNetwork, type NetworkName, networks, type Shared } from "../networks.ts";
import { icon } from "./icons.ts";

/**
 * The share block: plain links that work with scripting off. What only a script can do stands
 * hidden until the script shows it; so does the system's share sheet behind “Share This”.
 */
export function shareBlock(
  shared: Shared,
  chosen: readonly string[],
  { site }: SiteContext,
): Markup {
  const names = (chosen.length > 0 ? chosen : site.shareNetworks).filter(isNetwork);
  return html`<section
    class="share-block"
    aria-labelledby="share"
    data-share-url="${shared.url}"
    data-share-title="${shared.title}"
  >
    <h2 id="share">${icon("share")}Share This</h2>
    <ul>
      ${[...new Set(names)].map((name) => item(name, shared))}
    </ul>
    <p class="share-said" role="status"></p>
  </section>`;
}

function item(name: NetworkName, shared: Shared): Markup {
  const { label, icon: symbol, address } = networks[name];
  if (address)
    return html`<li><a href="${address(shared)}" rel="noopener">${icon(symbol)}${label}</a></li> `;
  if (name === "mastodon") return mastodon();
  return html`<li hidden>
    <button type="button" data-share="${name}">${icon(symbol)}${label}</button>
  </li> `;
}

/** Which server is the reader's is theirs to say: the script sends the form there. */
function mastodon(): Markup {
  const { label, icon: symbol } = networks.mastodon;
  return html`<li hidden>
    <details>
      <summary>${icon(symbol)}${label}</summary>
      <form data-share="mastodon">
        <label for="mastodon-server">Your server</label
        ><input
          id="mastodon-server"
          name="server"
          type="text"
          placeholder="mastodon.social"
          autocapitalize="none"
          spellcheck="false"
          required
        /><button type="submit">Share</button>
      </form>
    </details>
  </li> `;
}

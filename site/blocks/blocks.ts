import type { Block, BlockName } from "./block.ts";
import { breakdownEmbed } from "./breakdownEmbed.ts";
import { divider } from "./divider.ts";
import { factBox } from "./factBox.ts";
import { picture } from "./picture.ts";
import { pullQuote } from "./pullQuote.ts";
import { quoteEmbed } from "./quoteEmbed.ts";
import { statisticEmbed } from "./statisticEmbed.ts";

/** Every block with how it is shown: one that the schemas have and this has not does not compile. */
export const blocks: { readonly [Name in BlockName]: Block<Name> } = {
  quoteEmbed,
  statisticEmbed,
  breakdownEmbed,
  pullQuote,
  picture,
  factBox,
  divider,
};

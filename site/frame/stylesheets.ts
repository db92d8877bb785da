/**
 * The style sheets in the order they are joined: what is general before what is particular.
 * Paths relative to site/.
 */
export const stylesheets = [
  "frame/fonts.css",
  "frame/tokens.css",
  "frame/base.css",
  "frame/masthead.css",
  "frame/footer.css",
  "frame/layout.css",
  "story/story.css",
  "blocks/figureInProse.css",
  "blocks/quoted.css",
  "blocks/quoteEmbed.css",
  "blocks/statisticEmbed.css",
  "blocks/breakdownEmbed.css",
  "blocks/pullQuote.css",
  "blocks/picture.css",
  "blocks/factBox.css",
  "blocks/divider.css",
  "pages/article.css",
  "pages/factPage.css",
  "pages/front.css",
  "pages/frontWide.css",
  "pages/storyItem.css",
  "pages/list.css",
  "pages/listWide.css",
  "share/share.css",
  "comments/comments.css",
  "frame/print.css",
] as const;

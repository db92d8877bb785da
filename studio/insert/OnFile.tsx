import type { BlockAnnotationProps } from "sanity";

/** Words of a text that a fact on file stands behind: dotted here as on the page, and nothing else is. */
export function OnFile(props: BlockAnnotationProps) {
  return <span className="stet-on-file">{props.renderDefault(props)}</span>;
}

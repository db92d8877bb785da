import { useWorkspace } from "sanity";

/** The paper's initial on ink, as its mark in the corner. */
export function PaperIcon() {
  const { title } = useWorkspace();
  const words = (title ?? "Stet").replace(/^The /, "").split(/\s+/);
  // A paper is told from the others of its town by its last word: the Aldwater *Record*.
  const initial = words.at(-1)?.at(0) ?? "S";
  return (
    <svg viewBox="0 0 25 25" width="1em" height="1em" role="img" aria-label={title}>
      <rect width="25" height="25" rx="3" fill="#1b1d27" />
      <text
        x="12.5"
        y="18"
        textAnchor="middle"
        fill="#fff"
        fontSize="16"
        fontWeight="700"
        fontFamily="Georgia, serif"
      >
        {initial}
      </text>
    </svg>
  );
}

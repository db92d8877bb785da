import { Box, Stack } from "@sanity/ui";
import type { BlockProps } from "sanity";
import { useDocumentPane } from "sanity/structure";
import { fieldFindings } from "./fieldFindings.ts";
import { FindingCard } from "./FindingCard.tsx";

/** A paragraph or a block of a text, with what is wrong with it under it. */
export function BlockWithFindings(props: BlockProps) {
  return (
    <>
      {props.renderDefault(props)}
      {props.validation.length > 0 && <Findings {...props} />}
    </>
  );
}

/** The words for a block are those for itself and for its fields: it opens in a dialog. */
function Findings({ path, validation: shown }: BlockProps) {
  const { validation, documentId } = useDocumentPane();
  const paths = new Map(shown.map((one) => [JSON.stringify(one.path), one.path]));
  const findings = [...paths.values()].flatMap((at) => fieldFindings(validation, at));
  return (
    <Box contentEditable={false} paddingBottom={3}>
      <Stack gap={2}>
        {findings.map((finding) => (
          <FindingCard
            key={finding.message}
            finding={finding}
            documentId={documentId}
            path={path}
          />
        ))}
      </Stack>
    </Box>
  );
}

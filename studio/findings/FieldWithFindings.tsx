import { Stack } from "@sanity/ui";
import type { FieldProps } from "sanity";
import { useDocumentPane } from "sanity/structure";
import { fieldFindings } from "./fieldFindings.ts";
import { FindingCard } from "./FindingCard.tsx";

/** A field with what is wrong with it in words under it, where the Studio shows an icon alone. */
export function FieldWithFindings(props: FieldProps) {
  return (
    // Always around the field: a field that moves in the tree loses the caret and what was typed.
    <Stack gap={2}>
      {props.renderDefault(props)}
      {props.validation.length > 0 && <Findings {...props} />}
    </Stack>
  );
}

function Findings({ path, inputProps }: FieldProps) {
  // The form hands a field its messages alone; the rule and its fix are with the document.
  const { validation, documentId } = useDocumentPane();
  return fieldFindings(validation, path).map((finding) => (
    <FindingCard
      key={finding.message}
      finding={finding}
      documentId={documentId}
      path={path}
      onChange={inputProps.readOnly ? undefined : inputProps.onChange}
    />
  ));
}

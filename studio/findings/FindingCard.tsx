import { ErrorOutlineIcon } from "@sanity/icons/ErrorOutline";
import { InfoOutlineIcon } from "@sanity/icons/InfoOutline";
import { WarningOutlineIcon } from "@sanity/icons/WarningOutline";
import { Card, Flex, Stack, Text } from "@sanity/ui";
import type { FormPatch, Path } from "sanity";
import type { FieldFinding } from "./fieldFindings.ts";
import { FixButton } from "./FixButton.tsx";

const levels = {
  error: { word: "Error", tone: "critical", icon: ErrorOutlineIcon },
  warning: { word: "Warning", tone: "caution", icon: WarningOutlineIcon },
  info: { word: "Note", tone: "transparent", icon: InfoOutlineIcon },
} as const;

/** One message: its level as icon and word, what is wrong, what stands there, and the fix. */
export function FindingCard(props: {
  finding: FieldFinding;
  documentId: string;
  path: Path;
  onChange?: (patch: FormPatch) => void;
}) {
  const { finding, documentId, path, onChange } = props;
  if (finding.isMissing) return <Missing>{finding.message}</Missing>;
  const { word, tone, icon: Icon } = levels[finding.level];
  return (
    <Card tone={tone} border radius={2} padding={3} data-finding={finding.level}>
      <Flex gap={3} align="flex-start">
        <Text size={1}>
          <Icon />
        </Text>
        <Stack gap={3} flex={1}>
          <Text size={1}>
            <strong>{word}:</strong> {finding.message}
            {finding.level === "warning" && " You can publish."}
          </Text>
          {finding.fix && (
            <FixButton
              fix={finding.fix}
              found={finding.found}
              documentId={documentId}
              path={path}
              onChange={onChange}
            />
          )}
        </Stack>
      </Flex>
    </Card>
  );
}

/** What is still to be written is no mistake: it is said, and stands in nobody's way. */
function Missing({ children }: { children: string }) {
  return (
    <Flex gap={2} align="center" data-finding="missing">
      <Text size={1} muted>
        <InfoOutlineIcon />
      </Text>
      <Text size={1} muted>
        {children}
      </Text>
    </Flex>
  );
}

import { ErrorOutlineIcon } from "@sanity/icons/ErrorOutline";
import { Button, Card, Flex, Stack, Text } from "@sanity/ui";
import { IntentLink } from "sanity/router";
import { printMoment } from "../printMoment.ts";
import type { News } from "./news.ts";

/** A schedule that failed: the only box of Today, for it alone withholds something from readers. */
export function FailedBox(props: { failed: News["failed"][number]; now: Date; zone?: string }) {
  const { failed, now, zone } = props;
  const due = printMoment(failed.at, now, zone);
  return (
    <Card tone="critical" border radius={3} padding={4} role="alert">
      <Flex gap={4} align="center" wrap="wrap">
        <Text size={3} className="stet-alarm">
          <ErrorOutlineIcon />
        </Text>
        <Stack gap={3} flex={1}>
          <Text as="h2" size={2} weight="semibold">
            Due {due}, not published: “{failed.title}”
          </Text>
          <Text size={1}>{failed.reason || "The schedule does not say why. Open the story."}</Text>
        </Stack>
        <Flex gap={2}>
          <IntentLink
            intent="edit"
            params={{ id: failed.id, type: failed.type }}
            className="stet-plain"
          >
            <Button as="span" text="Open the story" tone="default" />
          </IntentLink>
          <IntentLink
            intent="edit"
            params={{ id: failed.schedule, type: "schedule" }}
            className="stet-plain"
          >
            <Button as="span" mode="ghost" text="Choose another time…" />
          </IntentLink>
        </Flex>
      </Flex>
    </Card>
  );
}

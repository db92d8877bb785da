import { Card, Flex, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { IntentLink, StateLink } from "sanity/router";
import type { Place } from "./news.ts";

/** A row of Today: when, what, why, and its state; the whole row leads to the document. */
export function Row(props: {
  to: (Place & { path?: string }) | { list: string };
  when?: string;
  title: string;
  detail: string;
  state?: ReactNode;
}) {
  const { to, when, title, detail, state } = props;
  const words = (
    <Stack gap={2}>
      <Text size={1} weight="medium">
        {title}
      </Text>
      <Text size={1} muted>
        {detail}
      </Text>
    </Stack>
  );
  return (
    <li>
      <Card borderBottom paddingX={2} paddingY={3} className="stet-row">
        <Flex gap={3} align="flex-start">
          {when !== undefined && (
            <Text size={1} weight="medium" className="stet-when">
              {when}
            </Text>
          )}
          <div className="stet-words">
            {"list" in to ? (
              <StateLink className="stet-row-link" state={{ panes: [[{ id: to.list }]] }}>
                {words}
              </StateLink>
            ) : (
              <IntentLink
                className="stet-row-link"
                intent="edit"
                params={{ id: to.id, type: to.type, ...(to.path ? { path: to.path } : {}) }}
              >
                {words}
              </IntentLink>
            )}
          </div>
          {state}
        </Flex>
      </Card>
    </li>
  );
}

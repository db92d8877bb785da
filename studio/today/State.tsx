import { Card, Flex, Text } from "@sanity/ui";
import type { ComponentType } from "react";

/** How something stands: always an icon and a word, the colour repeats them. */
export function State(props: {
  icon: ComponentType;
  tone: "default" | "caution" | "critical" | "positive";
  children: string;
}) {
  const Icon = props.icon;
  return (
    <Card tone={props.tone} radius={2} padding={2} className="stet-state">
      <Flex align="center" gap={2}>
        <Text size={1}>
          <Icon />
        </Text>
        <Text size={1} weight="medium">
          {props.children}
        </Text>
      </Flex>
    </Card>
  );
}

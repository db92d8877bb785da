import { Card, Flex, Text } from "@sanity/ui";
import { type ReactNode, useId } from "react";

/** A heading with its count and where the rest is, and rows under it; nothing without rows. */
export function Section(props: {
  title: string;
  count?: number;
  link?: ReactNode;
  children: ReactNode[];
}) {
  const id = useId();
  if (props.children.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Card borderBottom paddingX={2} paddingBottom={3}>
        <Flex align="center" gap={3} justify="space-between">
          <Flex align="baseline" gap={2}>
            <Text as="h2" id={id} size={1} weight="semibold">
              {props.title}
            </Text>
            {props.count !== undefined && (
              <Text size={1} muted>
                {props.count}
              </Text>
            )}
          </Flex>
          {props.link && (
            <Text size={1} muted>
              {props.link}
            </Text>
          )}
        </Flex>
      </Card>
      <ul className="stet-rows">{props.children}</ul>
    </section>
  );
}

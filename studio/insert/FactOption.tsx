import { Card, Flex, Stack, Text } from "@sanity/ui";
import { useEffect, useRef } from "react";
import { icons } from "../icons.ts";
import type { Fact } from "./readFacts.ts";

/** A fact in the list of a search. */
export function FactOption(props: { id: string; fact: Fact; isActive: boolean; onChoose(): void }) {
  const { id, fact, isActive, onChoose } = props;
  const Icon = icons[fact.type];
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    <Card
      ref={option}
      id={id}
      role="option"
      aria-selected={isActive}
      tone={isActive ? "primary" : "default"}
      padding={3}
      radius={2}
      className="stet-fact"
      onClick={onChoose}
      // The search keeps the focus, so that arrows go on working.
      onMouseDown={(event) => event.preventDefault()}
    >
      <Flex gap={3} align="flex-start">
        <Text size={1}>
          <Icon />
        </Text>
        <Stack gap={2} flex={1}>
          <Text size={1} weight="medium">
            {fact.title}
          </Text>
          <Text size={1} muted>
            {fact.detail}
          </Text>
        </Stack>
      </Flex>
    </Card>
  );
}

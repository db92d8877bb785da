import { Flex, Radio, Text } from "@sanity/ui";
import { useId } from "react";
import type { Shape } from "./insertFact.ts";

const shapes: readonly { shape: Shape; title: string }[] = [
  { shape: "sentence", title: "In the sentence" },
  { shape: "block", title: "Set large, on a line of its own" },
];

/** Whether a fact is put into the sentence or set large. */
export function ShapeChoice(props: { shape: Shape; onChange(shape: Shape): void }) {
  const name = useId();
  return (
    <Flex gap={4} wrap="wrap" role="radiogroup" aria-label="Where it goes">
      {shapes.map(({ shape, title }) => (
        <Flex key={shape} as="label" gap={2} align="center">
          <Radio
            name={name}
            value={shape}
            checked={props.shape === shape}
            onChange={() => props.onChange(shape)}
          />
          <Text size={1}>{title}</Text>
        </Flex>
      ))}
    </Flex>
  );
}

import { Button, Flex, KBD, Text } from "@sanity/ui";
import { icons } from "../icons.ts";
import type { FactType } from "./factQuery.ts";
import { insertKeys } from "./insertBehaviors.ts";

const buttons: readonly { type: FactType; text: string }[] = [
  { type: "statistic", text: "Figure…" },
  { type: "quote", text: "Quotation…" },
  { type: "breakdown", text: "Breakdown…" },
];

/** The row above a story's text: each button opens a search over what is on file. */
export function InsertBar(props: { onOpen(type: FactType): void }) {
  return (
    <Flex gap={1} align="center" wrap="wrap" paddingBottom={2}>
      {buttons.map(({ type, text }) => (
        <Button
          key={type}
          mode="bleed"
          fontSize={1}
          padding={2}
          icon={icons[type]}
          text={text}
          aria-keyshortcuts={insertKeys.aria}
          // The caret stays where it is: the search is about that place.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onOpen(type)}
        />
      ))}
      <Flex gap={1} align="center" paddingLeft={2} className="stet-keys">
        <Text size={1} muted>
          or type
        </Text>
        <KBD fontSize={0}>/</KBD>
        <Text size={1} muted>
          in the text
        </Text>
      </Flex>
    </Flex>
  );
}

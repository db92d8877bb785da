import { Text } from "@sanity/ui";
import type { ComponentType } from "react";
import { useLive } from "../liveQuery.ts";
import { type CountName, deskCounts } from "./counts.ts";

/**
 * An icon of the desk that carries its list's count to the end of the row: the Studio's list has
 * no place for a number, and its title is a plain word.
 */
export function countedIcon(Icon: ComponentType, name: CountName): ComponentType {
  return function CountedIcon() {
    const live = useLive("counts", deskCounts);
    const count = live.state === "read" ? live.value[name] : 0;
    return (
      <>
        <Icon />
        {count > 0 && (
          <span className="stet-count" data-count={name}>
            <Text as="span" size={1} muted>
              {count}
            </Text>
          </span>
        )}
      </>
    );
  };
}

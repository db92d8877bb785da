import { CalendarIcon } from "@sanity/icons/Calendar";
import { CheckmarkCircleIcon } from "@sanity/icons/CheckmarkCircle";
import { ClockIcon } from "@sanity/icons/Clock";
import { Text } from "@sanity/ui";
import {
  daysBetween,
  printAgo,
  printClock,
  printDay,
  printMoment,
  printSpan,
} from "../printMoment.ts";
import { DeskLink } from "./DeskLink.tsx";
import type { GoingOut, News } from "./news.ts";
import { Row } from "./Row.tsx";
import { Section } from "./Section.tsx";
import { State } from "./State.tsx";

interface Told {
  news: News;
  now: Date;
}

/** What goes out today by itself, by time, late ones too; on a quiet day, what goes out next. */
export function GoingOutToday({ news, now }: Told) {
  const { goingOut, next, zone } = news;
  const link = <DeskLink list="scheduled">Scheduled</DeskLink>;
  const isToday = goingOut.length > 0;
  const rows = isToday ? goingOut : next ? [next] : [];
  return (
    <Section
      title={isToday ? "Going out today" : "Next to go out"}
      count={isToday ? goingOut.length : undefined}
      link={link}
    >
      {rows.map((row) => (
        <Row
          key={`${row.id} ${row.at}`}
          to={row}
          when={isToday ? printClock(row.at, zone) : whenNext(row.at, now, zone)}
          title={row.title}
          detail={detailOf(row, now, zone)}
          state={stateOf(row, now)}
        />
      ))}
    </Section>
  );
}

/** Stories of which readers see an older version. */
export function Changed({ news, now }: Told) {
  const { changed, zone } = news;
  return (
    <Section
      title="Changed since published"
      count={changed.length}
      link={<DeskLink list="drafts">Drafts</DeskLink>}
    >
      {changed.map((row) => (
        <Row
          key={row.id}
          to={row}
          title={row.title}
          detail={[printAgo(row.at, now, zone), row.parts.join(", ")].filter(Boolean).join(" · ")}
          state={
            row.publishedAt && (
              <Text size={1} muted className="stet-state">
                Published {printDay(row.publishedAt, now, zone)}
              </Text>
            )
          }
        />
      ))}
    </Section>
  );
}

/** A day within a week with its time, else the date alone. */
function whenNext(at: string, now: Date, zone: string | undefined): string {
  const days = daysBetween(now, new Date(at), zone);
  return days < 7 ? printMoment(at, now, zone) : printDay(at, now, zone);
}

function detailOf(row: GoingOut, now: Date, zone: string | undefined): string {
  const what = row.action === "unpublish" ? "Comes down" : "";
  const company = row.with > 0 ? `With ${row.with} more` : "";
  const when =
    row.state === "done"
      ? `${row.action === "unpublish" ? "Taken down" : "Published"}${row.doneAt ? ` at ${printClock(row.doneAt, zone)}` : ""}`
      : row.state === "late"
        ? "Nothing has carried it out yet"
        : `in ${printSpan(Date.parse(row.at) - now.getTime())}`;
  return [what, company, when].filter(Boolean).join(" · ");
}

function stateOf(row: GoingOut, now: Date) {
  const done = row.doneAt ? Date.parse(row.doneAt) : now.getTime();
  const late = done - Date.parse(row.at);
  const isLate = late > 2 * 60_000;
  if (row.state === "waiting")
    return (
      <State icon={CalendarIcon} tone="default">
        Waiting
      </State>
    );
  return isLate ? (
    <State icon={ClockIcon} tone="caution">
      {`${printSpan(late)} late`}
    </State>
  ) : (
    <State icon={CheckmarkCircleIcon} tone="default">
      On time
    </State>
  );
}

import { Button } from "@sanity/ui";
import { IntentLink } from "sanity/router";
import { printAgo, printMoment, printWeekday } from "../printMoment.ts";
import { DeskLink } from "./DeskLink.tsx";
import type { News } from "./news.ts";
import { Row } from "./Row.tsx";
import { Section } from "./Section.tsx";

interface Told {
  news: News;
  now: Date;
}

/** Reports of readers that nobody has closed. */
export function Reports({ news, now }: Told) {
  const { reports, zone } = news;
  return (
    <Section
      title="Readers say this is wrong"
      count={reports.length}
      link={<DeskLink list="reports">Reports</DeskLink>}
    >
      {reports.map((report) => (
        <Row
          key={report.id}
          to={report}
          title={`“${report.text}”`}
          detail={[
            report.about,
            report.at && printAgo(report.at, now, zone),
            report.hasAddress && "left an address",
          ]
            .filter(Boolean)
            .join(" · ")}
          state={
            <IntentLink
              intent="edit"
              params={{ id: report.id, type: "report" }}
              className="stet-plain"
              aria-label={`Check: ${report.text}`}
            >
              <Button as="span" mode="ghost" text="Check" fontSize={1} padding={2} />
            </IntentLink>
          }
        />
      ))}
    </Section>
  );
}

/** Comments that wait for an editor, by story. */
export function Comments({ news, now }: Told) {
  const { comments, zone } = news;
  return (
    <Section
      title="Comments to review"
      count={comments.reduce((count, story) => count + story.count, 0)}
      link={<DeskLink list="comments">Review all</DeskLink>}
    >
      {comments.map((story) => (
        <Row
          key={story.story}
          to={{ list: "comments" }}
          title={`${story.count} on “${story.story}”`}
          detail={[
            story.oldest && `Oldest waits since ${printMoment(story.oldest, now, zone)}`,
            ...story.held,
          ]
            .filter(Boolean)
            .join(" · ")}
        />
      ))}
    </Section>
  );
}

/** What readers were told was wrong, in the last seven days. */
export function Corrections({ news }: { news: News }) {
  const { corrections, zone } = news;
  return (
    <Section
      title="Corrections, last 7 days"
      count={corrections.length}
      link={<DeskLink list="corrections">All corrections</DeskLink>}
    >
      {corrections.map((correction) => (
        <Row
          key={correction.id}
          to={correction}
          when={printWeekday(correction.at, zone)}
          title={correction.title}
          detail={correction.about}
        />
      ))}
    </Section>
  );
}

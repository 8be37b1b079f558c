import { linkTo } from "../../lib/ui/links/links.ts";
import type { NoticeRow } from "../../lib/queries/questions/notices.ts";
import { noticeName } from "../../lib/ui/views/data_page.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";

const text = words.data.notices;

/** What the last ingest found that a person should know; nothing when there is nothing. */
export function Notices({ notices }: { notices: readonly NoticeRow[] }) {
  if (notices.length === 0) return null;
  return (
    <Card
      id="notices"
      topic={text.topic}
      finding={text.finding(notices.length)}
      footer={
        <>
          <span>{text.note}</span>
          <a href={linkTo("/api/notices")}>/api/notices</a>
        </>
      }
    >
      <dl class="definitions">
        {notices.map(({ code, sentence }) => (
          <div key={sentence}>
            <dt>{noticeName(code)}</dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

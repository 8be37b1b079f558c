import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { HistoryDays, type HistoryTexts } from "../components/history/HistoryDays.tsx";
import { fetchHistory, type HistoryChunk } from "../lib/ui/history/fetch_history.ts";
import { useScrollPosition } from "../lib/ui/history/use_scroll_position.ts";
import { useSlot } from "../lib/ui/navigation/use_slot.ts";
import { windowed } from "../lib/ui/history/windowed.ts";

/** Where the history goes on, under some filters. */
export interface HistoryView {
  /** Where plays are asked for, with all that narrows them. */
  api: string;
  /** Where the next page begins. */
  next: string;
  /** The page without scripts. */
  href: string;
  /** The last day that is on the page already. */
  after: string;
}

interface HistoryMoreProps {
  view: HistoryView;
  texts:
    & HistoryTexts
    & Readonly<Record<"earlier" | "loading" | "failed" | "retry" | "end", string>>;
}

type Status = "idle" | "loading" | "failed";

/** How many pages come by scrolling alone; then they are asked for, so that the page has an end. */
const UNASKED = 3;

/**
 * Goes on with the history while one scrolls; the link does so from then on, and for keyboards. Back
 * finds the plays that were fetched, and the window where it was.
 */
export default function HistoryMore({ view: first, texts }: HistoryMoreProps) {
  const view = useSlot("history", first);
  return <Onward key={view.href} view={view} texts={texts} />;
}

function Onward({ view: { api, next, href, after }, texts }: HistoryMoreProps) {
  const [chunks, add] = useState<readonly HistoryChunk[]>([]);
  const [status, set] = useState<Status>("idle");
  const [unasked, allow] = useState(UNASKED);
  const isLoading = useRef(false);
  const link = useRef<HTMLAnchorElement>(null);
  const foot = useRef<HTMLParagraphElement>(null);
  const cursors = useMemo(() => chunks.map(({ from }) => from), [chunks]);
  const cursor = chunks.length === 0 ? next : chunks.at(-1)?.next ?? null;

  const fetchFrom = async (cursors: readonly string[]) => {
    if (isLoading.current) return false;
    isLoading.current = true;
    set("loading");
    try {
      const fetched = await Promise.all(cursors.map((cursor) => fetchHistory(api, cursor)));
      add((known) => [...known, ...fetched]);
      allow((unasked) => Math.max(unasked, fetched.length));
      set("idle");
      return true;
    } catch {
      set("failed");
      return false;
    } finally {
      isLoading.current = false;
    }
  };
  const load = () => cursor === null ? Promise.resolve(false) : fetchFrom([cursor]);
  useScrollPosition({ within: foot, cursors, restore: fetchFrom });

  useEffect(() => {
    if (link.current === null || status !== "idle" || chunks.length >= unasked) return;
    const near = new IntersectionObserver(
      // A busy window tells several changes at once; the last one holds.
      (changes) => changes.at(-1)?.isIntersecting === true && void load(),
      { rootMargin: "1500px" },
    );
    near.observe(link.current);
    return () => near.disconnect();
  }, [cursor, status, unasked]);

  return (
    <>
      {chunks.map((chunk, at) => (
        <Chunk
          key={at}
          chunk={chunk}
          after={at === 0 ? after : chunks[at - 1]?.last ?? ""}
          texts={texts}
        />
      ))}
      <p class="earlier" ref={foot}>
        {cursor === null ? <span>{texts.end}</span> : (
          <a
            ref={link}
            class="button"
            href={href}
            onClick={(event) => {
              event.preventDefault();
              allow(chunks.length + 1 + UNASKED);
              void load();
            }}
          >
            {status === "failed" ? texts.retry : texts.earlier}
          </a>
        )}
        <span role="status">
          {status === "loading" ? texts.loading : status === "failed" ? texts.failed : ""}
        </span>
      </p>
    </>
  );
}

interface ChunkProps {
  chunk: HistoryChunk;
  after: string;
  texts: HistoryTexts;
}

/** A page of plays; far from the window only its height is kept. */
function Chunk({ chunk, after, texts }: ChunkProps) {
  const slot = useRef<HTMLDivElement>(null);
  const [isNear, near] = useState(true);
  useEffect(() => slot.current === null ? undefined : windowed(slot.current, near), []);
  return (
    <div ref={slot}>
      {isNear ? <HistoryDays days={chunk.days} after={after} texts={texts} /> : null}
    </div>
  );
}

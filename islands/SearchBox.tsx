import { useEffect, useRef, useState } from "preact/hooks";
import { onKey } from "../lib/ui/navigation/keys.ts";
import { useSlot } from "../lib/ui/navigation/use_slot.ts";
import { type Match, searchFor } from "../lib/ui/search/search_for.ts";

interface SearchBoxProps {
  /** The page that answers without scripts, and all matches. */
  action: string;
  /** Where the question is asked. */
  api: string;
  value: string;
  /** The filters that what was found is shown with, as the page's address has them. */
  kept: readonly (readonly [string, string])[];
  texts: {
    readonly label: string;
    readonly short: string;
    readonly failed: string;
    readonly none: string;
    readonly some: string;
    readonly kinds: Readonly<Record<string, string>>;
  };
}

/** Milliseconds without a key after which the question is asked. */
const PAUSE = 90;

/** Search as one types: `/` goes to it, arrows walk through what it found, Escape closes. */
export default function SearchBox({ action, api, value, kept: first, texts }: SearchBoxProps) {
  const kept = useSlot("search", first);
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [query, ask] = useState("");
  const [matches, show] = useState<readonly Match[]>([]);
  const [said, say] = useState("");

  useEffect(() => onKey("/", () => input.current?.focus()), []);
  useEffect(() => {
    const close = (text: string) => {
      show([]);
      say(text);
    };
    if (query.trim() === "") return close("");
    const asked = new AbortController();
    const timer = setTimeout(() => {
      searchFor(api, query.trim(), kept, asked.signal).then((found) => {
        show(found);
        say(found.length === 0 ? texts.none : texts.some);
      }, () => asked.signal.aborted || close(texts.failed));
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [query, kept]);

  const close = () => show([]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && matches.length > 0) {
      event.preventDefault();
      input.current?.focus();
      close();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    step(form.current, event.key === "ArrowDown" ? 1 : -1);
  };
  const onFocusOut = (event: FocusEvent) => {
    const { relatedTarget: to } = event;
    if (!(to instanceof Node && form.current?.contains(to))) close();
  };

  return (
    <form
      ref={form}
      class="search"
      role="search"
      action={action}
      onKeyDown={onKeyDown}
      onFocusOut={onFocusOut}
    >
      {kept.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <input
        ref={input}
        type="search"
        name="q"
        defaultValue={value}
        maxLength={200}
        autocomplete="off"
        placeholder={texts.short}
        aria-label={texts.label}
        aria-keyshortcuts="/"
        onInput={(event) => ask(event.currentTarget.value)}
      />
      <kbd aria-hidden="true">/</kbd>
      <p class={matches.length > 0 || said === "" ? "visually-hidden" : "said"} role="status">
        {said}
      </p>
      {matches.length === 0 ? null : (
        <ul aria-label={texts.some}>
          {matches.map(({ name, under, kind, href }) => (
            <li key={href}>
              <a href={href}>
                <bdi class="name">{name}</bdi>
                <span class="under">
                  {texts.kinds[kind]}
                  {under === "" ? null : <bdi>· {under}</bdi>}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

/** Moves the focus among the field and what it found. */
function step(form: HTMLFormElement | null, by: number): void {
  const places = [...form?.querySelectorAll<HTMLElement>("input[type=search], li a") ?? []];
  const at = places.findIndex((place) => place === document.activeElement);
  places[Math.min(places.length - 1, Math.max(0, at + by))]?.focus();
}

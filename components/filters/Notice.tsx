import type { NavigationState } from "../../lib/ui/navigation/navigation.ts";

interface NoticeProps {
  state: NavigationState;
  /** What is shown now; empty until something changed. */
  said: string;
  texts: Readonly<Record<"slow" | "failed" | "retry", string>>;
  onRetry: () => void;
}

/** How a change goes: told to screen readers when it is there, to everyone when it fails. */
export function Notice({ state, said, texts, onRetry }: NoticeProps) {
  return (
    <div class={`notice ${state}`}>
      <p class="visually-hidden" role="status">{state === "slow" ? texts.slow : said}</p>
      {state === "failed"
        ? (
          <p role="alert">
            {texts.failed} <button type="button" onClick={onRetry}>{texts.retry}</button>
          </p>
        )
        : null}
    </div>
  );
}

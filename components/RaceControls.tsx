/** What the controls say. */
export interface RaceTexts {
  readonly play: string;
  readonly pause: string;
  readonly back: string;
  readonly on: string;
  readonly month: string;
  readonly speed: string;
  readonly keys: string;
}

interface RaceControlsProps {
  at: number;
  last: number;
  /** The month that is shown, in words. */
  month: string;
  isPlaying: boolean;
  speed: number;
  texts: RaceTexts;
  onToggle: () => void;
  onGo: (at: number) => void;
  onSpeed: (speed: number) => void;
}

const SPEEDS = [1, 2, 4];

/** Play, step, slide and speed; without scripts there is nothing to control and none are shown. */
export function RaceControls(props: RaceControlsProps) {
  const { at, last, month, isPlaying, speed, texts, onToggle, onGo, onSpeed } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== " ") return;
    event.preventDefault();
    onToggle();
  };
  return (
    <div class="race-controls">
      <button type="button" class="button" onClick={onToggle}>
        <Sign path={isPlaying ? "M5 3h4v14H5zM11 3h4v14h-4z" : "M5 2l12 8-12 8z"} />
        {isPlaying ? texts.pause : texts.play}
      </button>
      <button
        type="button"
        class="step"
        aria-label={texts.back}
        disabled={at === 0}
        onClick={() => onGo(at - 1)}
      >
        <Sign path="M14 3v14l-9-7zM4 3h2v14H4z" />
      </button>
      <button
        type="button"
        class="step"
        aria-label={texts.on}
        disabled={at === last}
        onClick={() => onGo(at + 1)}
      >
        <Sign path="M6 3v14l9-7zM14 3h2v14h-2z" />
      </button>
      <input
        type="range"
        min={0}
        max={last}
        value={at}
        aria-label={texts.month}
        aria-valuetext={month}
        aria-description={texts.keys}
        onInput={({ currentTarget }) => onGo(currentTarget.valueAsNumber)}
        onKeyDown={onKeyDown}
      />
      <div class="speeds" role="group" aria-label={texts.speed}>
        {SPEEDS.map((value) => (
          <button
            key={value}
            type="button"
            aria-pressed={value === speed}
            onClick={() => onSpeed(value)}
          >
            {value}×
          </button>
        ))}
      </div>
    </div>
  );
}

function Sign({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d={path} fill="currentColor" />
    </svg>
  );
}

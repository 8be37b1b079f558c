import { useEffect, useRef, useState } from "preact/hooks";
import type { Reading, ReadingProgress } from "../lib/ui/views/add_export.ts";

/** What the island says. */
type Texts = Readonly<
  Record<
    "drop" | "by" | "choose" | "submit" | "adding" | "cancel" | "cancelled" | "lost",
    string
  >
>;

interface AddExportProps {
  /** Addresses: where files go, how the reading is, what ends it. */
  to: Readonly<Record<"add" | "state" | "cancel", string>>;
  /** The reading that is under way or was. */
  reading: ReadingProgress;
  texts: Texts;
}

/** How often the reading is asked how far it is, in milliseconds. */
const PAUSE_MS = 300;

/** What is under way: files on their way, or the reading of them. */
interface Progress {
  readonly what: string;
  /** From 0 to 1; absent where nobody knows. */
  readonly share?: number;
}

/** The field that takes files, by dropping or choosing; then how far their reading is. */
export default function AddExport({ to, reading, texts }: AddExportProps) {
  const field = useRef<HTMLInputElement>(null);
  const [progress, setProgress] = useState<Progress | null>(progressOf(reading));
  const [problem, setProblem] = useState("");
  const [isOver, setOver] = useState(false);
  const upload = useRef<Upload | null>(null);

  const follow = async () => {
    try {
      for (;;) {
        const response = await fetch(to.state, { headers: { accept: "application/json" } });
        const { number, progress }: Reading = await response.json();
        const running = progressOf(progress);
        if (running === null) return location.assign(`${to.add}?reading=${number}`);
        setProgress(running);
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    } catch {
      setProgress(null);
      setProblem(texts.lost);
    }
  };

  const send = async () => {
    const form = field.current?.form;
    if (!form || (field.current?.files?.length ?? 0) === 0) return;
    setProblem("");
    setProgress({ what: texts.adding, share: 0 });
    try {
      upload.current = startUpload(to.add, new FormData(form), (share) => {
        setProgress({ what: texts.adding, share });
      });
      const problem = await upload.current.problem;
      upload.current = null;
      if (problem === "") return await follow();
      setProblem(problem ?? texts.cancelled);
    } catch {
      setProblem(texts.lost);
    }
    upload.current = null;
    setProgress(null);
  };

  useEffect(() => {
    offerZone();
    if (progress !== null) void follow();
    else void send(); // files that were chosen before the page came alive
  }, []);

  const cancel = () => {
    if (upload.current !== null) return upload.current.stop();
    void fetch(to.cancel, { method: "POST" }).catch(() => {});
  };

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = event.dataTransfer?.files;
    if (field.current === null || files === undefined || files.length === 0) return;
    field.current.files = files;
    void send();
  };

  if (progress !== null) {
    return <Bar progress={progress} to={to.cancel} onCancel={cancel} text={texts.cancel} />;
  }
  return (
    <div
      class={isOver ? "dropping over" : "dropping"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <p class="drop-here" aria-hidden="true">{texts.drop}</p>
      <label for="files">{texts.choose}</label>
      <input
        ref={field}
        id="files"
        type="file"
        name="files"
        autocomplete="off"
        accept=".zip,.json,application/zip,application/json"
        multiple
        required
        onChange={() => void send()}
      />
      <p class="quiet">{texts.by}</p>
      <p class="problem" role="alert">{problem}</p>
      <noscript>
        <button class="button" type="submit">{texts.submit}</button>
      </noscript>
    </div>
  );
}

function progressOf(reading: ReadingProgress): Progress | null {
  if (reading.kind !== "running") return null;
  const { stage, done, total } = reading;
  return { what: stage, ...(total > 0 ? { share: done / total } : {}) };
}

/** Offers the browser's zone where nobody has said which one it is. */
function offerZone(): void {
  const field = document.getElementById("zone");
  if (!(field instanceof HTMLSelectElement) || field.value !== "") return;
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (field.selectedIndex < 0) field.value = "";
}

interface BarProps {
  progress: Progress;
  /** The address that ends it; without scripts the form goes there. */
  to: string;
  onCancel: () => void;
  text: string;
}

function Bar({ progress, to, onCancel, text }: BarProps) {
  const { what, share } = progress;
  return (
    <div class="reading" role="status">
      <p>{what} …</p>
      <progress {...(share === undefined ? {} : { value: share })} max={1} aria-label={what} />
      <button
        class="button quiet"
        type="submit"
        formAction={to}
        formNoValidate
        onClick={(event) => {
          event.preventDefault();
          onCancel();
        }}
      >
        {text}
      </button>
    </div>
  );
}

/** A form on its way. */
interface Upload {
  /** What was wrong with it: "" for nothing, null when it was stopped. */
  readonly problem: Promise<string | null>;
  stop(): void;
}

/** Sends a form and tells how far it is. */
function startUpload(url: string, form: FormData, onShare: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const problem = new Promise<string | null>((resolve, reject) => {
    request.open("POST", url);
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 0 : loaded / total);
    request.onload = () => resolve(problemIn(request.responseText));
    request.onerror = () => reject(new Error("the upload broke off"));
    request.onabort = () => resolve(null);
    request.send(form);
  });
  return { problem, stop: () => request.abort() };
}

function problemIn(text: string): string {
  const answer: { failure?: { what: string; fix: string } } = JSON.parse(text);
  return answer.failure === undefined ? "" : `${answer.failure.what} ${answer.failure.fix}`;
}

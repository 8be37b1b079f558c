import { useEffect, useRef, useState } from "preact/hooks";
import type { Reading } from "../lib/ui/views/add_export.ts";

/** What the island says. */
type Texts = Readonly<
  Record<"drop" | "or" | "choose" | "submit" | "adding" | "running" | "cancel" | "lost", string>
>;

interface AddExportProps {
  /** Addresses: where files go, how the reading is, what ends it. */
  to: Readonly<Record<"add" | "state" | "cancel", string>>;
  /** Whether a reading is under way already. */
  isRunning: boolean;
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
export default function AddExport({ to, isRunning, texts }: AddExportProps) {
  const field = useRef<HTMLInputElement>(null);
  const [progress, setProgress] = useState<Progress | null>(
    isRunning ? { what: texts.running } : null,
  );
  const [problem, setProblem] = useState("");
  const [isOver, setOver] = useState(false);

  const follow = async () => {
    try {
      for (;;) {
        const response = await fetch(to.state, { headers: { accept: "application/json" } });
        const reading: Reading = await response.json();
        if (reading.kind !== "running") return location.assign(to.add);
        const { stage, done, total } = reading;
        setProgress({ what: stage, ...(total > 0 ? { share: done / total } : {}) });
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    } catch {
      setProgress(null);
      setProblem(texts.lost);
    }
  };
  useEffect(() => {
    offerZone();
    if (isRunning) void follow();
  }, []);

  const send = async () => {
    const form = field.current?.form;
    if (!form || (field.current?.files?.length ?? 0) === 0) return;
    setProblem("");
    setProgress({ what: texts.adding, share: 0 });
    try {
      const problem = await upload(to.add, new FormData(form), (share) => {
        setProgress({ what: texts.adding, share });
      });
      if (problem === "") return await follow();
      setProblem(problem);
    } catch {
      setProblem(texts.lost);
    }
    setProgress(null);
  };

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = event.dataTransfer?.files;
    if (field.current === null || files === undefined || files.length === 0) return;
    field.current.files = files;
    void send();
  };

  if (progress !== null) return <Bar progress={progress} cancel={to.cancel} texts={texts} />;
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
        accept=".zip,.json,application/zip,application/json"
        multiple
        required
        onChange={() => void send()}
      />
      <p class="problem" role="alert">{problem}</p>
      <noscript>
        <button class="button" type="submit">{texts.submit}</button>
      </noscript>
    </div>
  );
}

/** Offers the browser's zone where nobody has said which one it is. */
function offerZone(): void {
  const field = document.getElementById("zone");
  if (!(field instanceof HTMLSelectElement) || field.value !== "") return;
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (field.selectedIndex < 0) field.value = "";
}

function Bar({ progress, cancel, texts }: { progress: Progress; cancel: string; texts: Texts }) {
  const { what, share } = progress;
  const end = () => void fetch(cancel, { method: "POST" }).catch(() => {});
  return (
    <div class="reading" role="status">
      <p>{what} …</p>
      <progress {...(share === undefined ? {} : { value: share })} max={1} aria-label={what} />
      <button class="button quiet" type="button" onClick={end}>{texts.cancel}</button>
    </div>
  );
}

/** Sends a form and tells how far it is; what was wrong with it, or nothing. */
function upload(url: string, form: FormData, onShare: (share: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 0 : loaded / total);
    request.onload = () => resolve(problemIn(request.responseText));
    request.onerror = () => reject(new Error("the upload broke off"));
    request.send(form);
  });
}

function problemIn(text: string): string {
  const answer: { failure?: { what: string; fix: string } } = JSON.parse(text);
  return answer.failure === undefined ? "" : `${answer.failure.what} ${answer.failure.fix}`;
}

import { useEffect, useState } from "preact/hooks";
import { useSlot } from "../lib/ui/navigation/use_slot.ts";
import { posterPng } from "../lib/ui/posters/paint.ts";

interface SavePosterProps {
  /** Names its place on the page. */
  id: string;
  /** The id of the SVG. */
  of: string;
  /** What the picture is called. */
  file: string;
  /** What the button says, and what is said of it. */
  texts: Readonly<Record<"save" | "saving" | "saved" | "failed", string>>;
}

/** Saves an SVG of the page as a picture. */
export default function SavePoster({ id, of, file: first, texts }: SavePosterProps) {
  const { file } = useSlot(id, { file: first });
  const [said, say] = useState("");
  useEffect(() => say(""), [file]);
  const save = async () => {
    const svg = document.getElementById(of);
    if (!(svg instanceof SVGSVGElement)) return;
    say(texts.saving);
    try {
      download(await posterPng(svg), file);
      say(texts.saved);
    } catch {
      say(texts.failed);
    }
  };
  return (
    <span class="save">
      <button type="button" class="button" onClick={save}>{texts.save}</button>
      <span role="status">{said}</span>
    </span>
  );
}

function download(picture: Blob, file: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(picture);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

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
  /** What the buttons say, and what is said of them. */
  texts: Readonly<Record<"save" | "saving" | "saved" | "failed" | "share" | "shared", string>>;
}

/** Saves an SVG of the page as a picture, and hands it to other apps where the browser can. */
export default function SavePoster({ id, of, file: first, texts }: SavePosterProps) {
  const { file } = useSlot(id, { file: first });
  const [said, say] = useState("");
  const [canShare, allow] = useState(false);
  useEffect(() => say(""), [file]);
  useEffect(() => allow(sharesFiles()), []);
  const act = async (hand: (picture: Blob, file: string) => Promise<void> | void, done: string) => {
    const svg = document.getElementById(of);
    if (!(svg instanceof SVGSVGElement)) return;
    say(texts.saving);
    try {
      await hand(await posterPng(svg), file);
      say(done);
    } catch (error) {
      // Whoever closes the system's dialog has changed their mind.
      say(error instanceof DOMException && error.name === "AbortError" ? "" : texts.failed);
    }
  };
  return (
    <span class="save">
      <button type="button" class="button" onClick={() => act(download, texts.saved)}>
        {texts.save}
      </button>
      {canShare
        ? (
          <button type="button" class="button" onClick={() => act(handOn, texts.shared)}>
            {texts.share}
          </button>
        )
        : null}
      <span role="status">{said}</span>
    </span>
  );
}

function pictureFile(picture: Blob, name: string): File {
  return new File([picture], name, { type: "image/png" });
}

/** Whether the browser hands pictures to other apps. */
function sharesFiles(): boolean {
  const files = [pictureFile(new Blob(), "a.png")];
  return "canShare" in navigator && navigator.canShare({ files });
}

async function handOn(picture: Blob, name: string): Promise<void> {
  await navigator.share({ files: [pictureFile(picture, name)] });
}

function download(picture: Blob, file: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(picture);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

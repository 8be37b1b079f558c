import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PictureView } from "../lib/ui/pictures/picture.ts";

/** Whether pages show pictures: without it no address of one is in any page. */
export const PicturesShown = createContext(false);

/** How large a picture is shown, in CSS pixels. */
const SIZES = { small: 40, large: 128 } as const;

interface PictureProps {
  view: PictureView | undefined;
  size?: keyof typeof SIZES;
}

/**
 * A cover or an artist's picture beside the name. Its place has the artist's colour until it comes,
 * and keeps its size whether it comes or not.
 */
export function Picture({ view, size = "small" }: PictureProps) {
  const areShown = useContext(PicturesShown);
  if (view === undefined || !areShown) return null;
  const { address, hue, shape } = view;
  return (
    <span class={`picture ${size} ${shape} tone-${hue}`}>
      {address === undefined ? null : (
        <img
          src={address}
          alt=""
          width={SIZES[size]}
          height={SIZES[size]}
          loading="lazy"
          decoding="async"
          referrerpolicy="no-referrer"
        />
      )}
    </span>
  );
}

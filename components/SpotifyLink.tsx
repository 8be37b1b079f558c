interface SpotifyLinkProps {
  href: string | undefined;
  text: string;
  /** In a row: what it opens. A mark alone is shown, the words are for screen readers. */
  name?: string | undefined;
}

/** The way to Spotify's own page, where there is one. Nothing is asked before it is followed. */
export function SpotifyLink({ href, text, name }: SpotifyLinkProps) {
  if (href === undefined) return null;
  const mark = (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      <path d="M5 2.5H2.5v7h7V7M7 1.5h3.5V5M10.2 1.8L5.7 6.3" />
    </svg>
  );
  if (name === undefined) {
    return (
      <a class="spotify" href={href} rel="noopener">
        {text}
        {mark}
      </a>
    );
  }
  return (
    <a class="spotify marked" href={href} rel="noopener" title={text}>
      {mark}
      <span class="visually-hidden">{`${text}: \u2068${name}\u2069`}</span>
    </a>
  );
}

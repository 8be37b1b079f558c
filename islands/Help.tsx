import { Fragment } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { onKey } from "../lib/ui/navigation/keys.ts";

interface HelpProps {
  readonly texts: {
    readonly open: string;
    readonly title: string;
    readonly close: string;
    readonly groups: readonly {
      readonly name: string;
      readonly keys: readonly { readonly keys: readonly string[]; readonly does: string }[];
    }[];
  };
}

/** Which keys do what; `?` opens it. */
export default function Help({ texts }: HelpProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = () => dialog.current?.showModal();
  useEffect(() => onKey("?", open), []);
  return (
    <>
      <button type="button" class="keyboard" aria-keyshortcuts="?" onClick={open}>
        {texts.open} <kbd aria-hidden="true">?</kbd>
      </button>
      <dialog
        ref={dialog}
        class="help"
        aria-labelledby="help-title"
        onClick={({ target }) => target === dialog.current && dialog.current?.close()}
      >
        <div>
          <div class="head">
            <h2 id="help-title">{texts.title}</h2>
            <form method="dialog">
              <button type="submit" class="close" aria-label={texts.close}>
                <svg viewBox="0 0 10 10" aria-hidden="true">
                  <path d="M1 1l8 8m0-8l-8 8" stroke="currentColor" stroke-width="1.2" />
                </svg>
              </button>
            </form>
          </div>
          {texts.groups.map(({ name, keys }) => (
            <Fragment key={name}>
              <h3>{name}</h3>
              <dl>
                {keys.map(({ keys, does }) => (
                  <div key={does}>
                    <dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
                    <dd>{does}</dd>
                  </div>
                ))}
              </dl>
            </Fragment>
          ))}
        </div>
      </dialog>
    </>
  );
}

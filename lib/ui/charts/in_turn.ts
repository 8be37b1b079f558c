/** The drawing of all charts of a page, one after the other, so that none holds up the page. */
let queue: Promise<void> = Promise.resolve();

/**
 * Does some work when what was asked for before is done and the browser has nothing better to do.
 *
 * @param work is given whether it is still wanted
 * @returns how to call it off
 */
export function inTurn(work: (isWanted: () => boolean) => Promise<void>): () => void {
  let isWanted = true;
  queue = queue
    .then(rest)
    .then(() => isWanted ? work(() => isWanted) : undefined)
    .catch(reportError);
  return () => {
    isWanted = false;
  };
}

/** Until the browser rests; not all know to tell. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === "undefined") setTimeout(resolve, 0);
    else requestIdleCallback(() => resolve(), { timeout: 200 });
  });
}

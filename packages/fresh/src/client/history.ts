/**
 * Marks the entry of the page in the history as its own, as Fresh does for its navigation, and loads
 * the page anew when Back or Forward leads to a marked entry. A site that changes pages in place
 * itself must replace the mark.
 */
export function keepHistory(): void {
  if (!history.state) {
    history.replaceState({ fClientNav: true, index: 0, scrollX, scrollY }, "");
  }
  addEventListener("popstate", ({ state }) => {
    if (state?.fClientNav) location.reload();
  });
}

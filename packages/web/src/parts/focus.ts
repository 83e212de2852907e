/** Milliseconds after which what had the focus may have gone: at once, with the next picture of the page, with an answer of the server. */
const later = [0, 100, 600];

/** Gives the keyboard to the page where what had it goes away: readers go on from there, and not from the beginning of everything. */
export function keepFocus(): void {
  for (const wait of later) setTimeout(rescue, wait);
}

function rescue(): void {
  if (document.activeElement !== document.body || document.querySelector("dialog[open]") !== null) return;
  document.getElementById("main")?.focus({ preventScroll: true });
}

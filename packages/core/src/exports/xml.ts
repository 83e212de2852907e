/** Texts and numbers as XML 1.0 holds them. */

// oxlint-disable-next-line no-control-regex
const special = /[&<>"\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/;
// oxlint-disable-next-line no-control-regex
const dropped = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** A text for content and for attributes in double quotes; control characters are left out, halves of surrogate pairs become U+FFFD. */
export function escapeXml(text: string): string {
  if (!special.test(text)) return text;
  return text
    .toWellFormed()
    .replace(dropped, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\t\n\r]/g, " ");
}

/** A coordinate with at most two decimals: a hundredth of a pixel is seen by nobody. */
export function printNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100 + 0) : "0";
}

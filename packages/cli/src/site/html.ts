/** HTML written as template texts: whatever is put into one is escaped, unless it is such a piece itself. */

/** A piece of HTML; only `html` and `trusted` make one. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a template: text and numbers are escaped, lists are joined, `undefined` and `false` leave nothing. */
export type Piece = string | number | Html | undefined | false | readonly Piece[];

/** A piece of HTML. Values stand in text or inside quoted attributes, nowhere else. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const texts = withoutIndent(strings);
  let markup = texts[0] ?? "";
  pieces.forEach((piece, index) => (markup += written(piece) + (texts[index + 1] ?? "")));
  return new Html(markup);
}

const squeezed: WeakMap<TemplateStringsArray, readonly string[]> = new WeakMap();

/** Templates are indented for who reads the source; a page is for browsers, and there are many. */
function withoutIndent(strings: TemplateStringsArray): readonly string[] {
  let texts = squeezed.get(strings);
  if (texts === undefined) squeezed.set(strings, (texts = strings.map((text) => text.replace(/\n\s*/g, "\n"))));
  return texts;
}

/** Markup of our own making, such as a picture that an exporter wrote. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/** Text as it may stand in HTML and in its attributes, quoted either way; what no document may hold becomes U+FFFD. */
export function escaped(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- these are the ones to find
      .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/g, "\ufffd")
      .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
  );
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function written(piece: Piece): string {
  if (piece === undefined || piece === false) return "";
  if (piece instanceof Html) return piece.markup;
  if (typeof piece === "string") return escaped(piece);
  if (typeof piece === "number") return String(piece);
  return piece.map(written).join("");
}

/** Classes of bytes in the text of the language. */

export const TAB = 9;
export const NEWLINE = 10;
export const RETURN = 13;
export const SPACE = 32;
export const QUOTE = 34;
export const STAR = 42;
export const COMMA = 44;
export const MINUS = 45;
export const SLASH = 47;
export const COLON = 58;
export const SEMICOLON = 59;
export const GREATER = 62;
export const OPEN_LIST = 91;
export const BACKSLASH = 92;
export const CLOSE_LIST = 93;
export const OPEN = 123;
export const CLOSE = 125;

export const WORD = 1;
export const ATOM = 2;

/** Bit `WORD`: may stand in an id (letters, digits, `- _ . /`, and any byte of a non-ASCII letter). Bit `ATOM`: may stand in a bare value. */
export const classes: Uint8Array = makeClasses();

function makeClasses(): Uint8Array {
  const table = new Uint8Array(256);
  for (let byte = 33; byte < 256; byte++) table[byte] = byte === 127 ? 0 : ATOM;
  for (const byte of [QUOTE, COMMA, SEMICOLON, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE]) table[byte] = 0;
  for (let byte = 0; byte < 256; byte++) {
    const letter = (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || byte >= 128;
    const digit = byte >= 48 && byte <= 57;
    if (letter || digit || byte === MINUS || byte === 95 || byte === 46 || byte === SLASH) table[byte] = WORD | ATOM;
  }
  return table;
}

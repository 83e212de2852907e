/**
 * What core may use beyond the language itself: text to UTF-8 and back (WHATWG Encoding), pure functions that every engine has.
 * Only tsconfig.core.json reads this file. A clock, timers, console, fetch and URL loaders don't belong here.
 */

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: ArrayBufferView | ArrayBuffer, options?: { stream?: boolean }): string;
}

/** Texts that look like a secret: passwords, tokens, private keys. The secret itself is never given back. */
import type { Bilingual } from "../../model/metamodel.ts";

/** What sort of secret a text seems to hold. */
export function secretIn(text: string): Bilingual | undefined {
  if (text.length < SHORTEST || !MAYBE.test(text)) return undefined;
  return signs.find(({ pattern }) => pattern.test(text))?.name;
}

/** Nothing shorter is worth a look: `pwd=abc12`. */
const SHORTEST = 9;

/** Cheap to see in the many texts that hold none. */
const MAYBE = /[=:]|-BEGIN |AKIA|ASIA|eyJ|gh[pousr]_|github_pat|glpat-|xox|AIza|sk_live/u;

interface Sign {
  readonly name: Bilingual;
  readonly pattern: RegExp;
}

const password: Bilingual = { en: "a password", fr: "un mot de passe" };
const token: Bilingual = { en: "an access token", fr: "un jeton d’accès" };
const key: Bilingual = { en: "an access key", fr: "une clé d’accès" };

const signs: readonly Sign[] = [
  {
    name: { en: "a private key", fr: "une clé privée" },
    pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/u,
  },
  { name: key, pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/u },
  { name: key, pattern: /\bAIza[0-9A-Za-z_-]{35}\b/u },
  { name: key, pattern: /\bsk_live_[0-9A-Za-z]{16,}/u },
  { name: token, pattern: /\bgh[pousr]_[0-9A-Za-z]{36,}\b|\bgithub_pat_[0-9A-Za-z_]{22,}|\bglpat-[0-9A-Za-z_-]{20,}/u },
  { name: token, pattern: /\bxox[abprs]-[0-9A-Za-z-]{10,}/u },
  { name: token, pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/u },
  { name: password, pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:(?![$<{*]|x+@|\.+@)[^\s/@]{3,}@[^\s/]/iu },
  // `password=` with a value that is no placeholder; after a colon, as in prose, only what mixes letters and digits.
  {
    name: password,
    pattern:
      /(?:password|passwd|passphrase|pwd|mot de passe)["']?\s*=\s*["']?(?![$<{%*[]|x{3,}|\.{2,}|your|votre|change|none|null|true|false|yes|no\b|unknown)[^\s"',;&]{4,}/iu,
  },
  {
    name: password,
    pattern:
      /(?:password|passwd|pwd|mot de passe)["']?\s*:\s*["']?(?![$<{%*[])(?=[^\s"',;]*[a-z])(?=[^\s"',;]*[0-9])[^\s"',;:()]{8,}/iu,
  },
  {
    name: key,
    pattern:
      /(?:api[-_ ]?key|secret(?:[-_ ]?(?:key|access[-_ ]?key))?|access[-_ ]?(?:key|token)|client[-_ ]?secret|auth[-_ ]?token|bearer|token)["']?\s*=\s*["']?(?![$<{%*[]|x{3,}|your|votre)(?=[^\s"',;&]*[0-9])[^\s"',;&]{8,}/iu,
  },
];

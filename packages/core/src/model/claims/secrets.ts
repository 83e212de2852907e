/** Secrets: what may never leave a reader. Every value that a source puts into a claim goes through here first. */
import { variableKey } from "./variables.ts";

/** Is a variable, property or column of this name likely to hold a secret, whatever its value? */
export function isSecretName(name: string): boolean {
  const key = variableKey(name.replaceAll(/([a-z0-9])([A-Z])/gu, "$1_$2"));
  return (
    /(?:^|_)(?:PASS|PASSWD|PASSWORD|PASSPHRASE|PWD|SECRET|SECRETS|TOKEN|TOKENS|APIKEY|CREDENTIAL|CREDENTIALS|PRIVATE|SALT|SIGNATURE|COOKIE|BEARER|SAS|PAT|PIN|OTP|JWT|ENCRYPTION|LICENSE|LICENCE)(?:_|$)/u.test(
      key,
    ) ||
    /(?:API|ACCESS|SECRET|PRIVATE|ACCOUNT|STORAGE|SHARED|ENCRYPTION|SIGNING|SESSION|MASTER|AUTH|SERVICE|SSH|KMS)_?KEY(?:_|$)/u.test(
      key,
    )
  );
}

/** Does a value look like a secret by itself: a key of a known form, a private key, a long random word, something with credentials in it? */
export function looksSecret(value: string): boolean {
  return (
    /-----BEGIN|(?:AKIA|ASIA)[A-Z0-9]{12,}|gh[pousr]_\w{20,}|github_pat_\w+|xox[abprs]-|AIza[\w-]{30,}|eyJ[\w-]{10,}\.[\w-]{10,}|glpat-[\w-]{10,}|sk[-_](?:live|test|proj)?[-_]?\w{16,}|SG\.[\w-]{16,}|hvs\.\w+|npm_\w{20,}|dop_v1_\w+|:\/\/[^\s/@]+@|(?:password|passwd|pwd|secret|token|accountkey|sharedaccesskey|api[-_]?key)\s*[=:]/iu.test(
      value,
    ) || isRandomWord(value)
  );
}

/** A word of 12 characters and more in which letters of both cases and digits alternate as people never write them. */
function isRandomWord(value: string): boolean {
  if (!/^[A-Za-z0-9+/=_-]{12,}$/u.test(value)) return false;
  if (/^[0-9a-f]{32,}$/iu.test(value)) return true;
  if (!/[0-9]/u.test(value) || !/[a-z]/u.test(value) || !/[A-Z]/u.test(value)) return false;
  const changes = value.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[0-9])|[0-9](?=[A-Za-z])/gu)?.length ?? 0;
  return changes > value.length / (value.length < 20 ? 4 : 5);
}

/** The value where it may be told: a plain word, number or flag that is no secret; `undefined` otherwise. */
export function tellable(name: string, value: string): string | undefined {
  if (value.length > 200 || isSecretName(name) || looksSecret(value)) return undefined;
  return /^[\p{L}\p{N} ._:/@,{}$()*+-]*$/u.test(value) ? value : undefined;
}

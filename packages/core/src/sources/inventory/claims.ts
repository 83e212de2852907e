/** Small claims that rows of all layouts make. */
import { isJunkHost, isJunkMac } from "../../model/claims/addresses.ts";
import type { AttributeClaim, Lookup, Place, Reference, TypedKey } from "../../model/claims/claim.ts";
import type { FactValue } from "../../model/facts.ts";

export function attribute(
  of: string,
  name: string,
  value: FactValue | undefined,
  at: Place,
  seenBy: string,
): readonly AttributeClaim[] {
  return value === undefined || value === "" ? [] : [{ claim: "attribute", of, name, value, at, seenBy }];
}

const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$|^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}$/iu;
const HOST = /^[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?$/iu;

/** Keys in a cell of addresses, host names or network cards, several of them apart; junk recognises nothing. */
export function networkKeys(text: string): readonly TypedKey[] {
  const keys: TypedKey[] = [];
  for (const part of text.split(/[\s,;|]+/u).slice(0, 32)) {
    const value = part.toLowerCase().replace(/\.$/u, "");
    if (value === "" || isJunkHost(value)) continue;
    if (/^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/u.test(value)) {
      if (!isJunkMac(value)) keys.push({ type: "mac", value: value.replaceAll("-", ":") });
    } else if (ADDRESS.test(value)) keys.push({ type: "ip", value });
    else if (HOST.test(value) && value.includes(".") && /[a-z]/u.test(value)) keys.push({ type: "fqdn", value });
  }
  return keys;
}

/** The other end of a row: by address, by host name, by identifier of the CMDB, else by name. */
export function referenceTo(text: string, sorts?: Lookup["sorts"]): Reference | undefined {
  const name = text.trim();
  if (name === "" || name.length > 200) return undefined;
  const limited = sorts === undefined ? {} : { sorts };
  if (/^[0-9a-f]{32}$/iu.test(name)) return { key: cmdbKey(name) };
  if (ADDRESS.test(name))
    return isJunkHost(name) ? undefined : { lookup: { host: name, keys: [{ type: "ip", value: name }], ...limited } };
  if (HOST.test(name) && name.includes(".") && !isJunkHost(name))
    return { lookup: { host: name.toLowerCase(), ...limited } };
  return { lookup: { name, ...limited } };
}

/** Key of the mention of a configuration item. */
export function cmdbKey(sysId: string): string {
  return `inventory:cmdb/${sysId.toLowerCase()}`;
}

/** Hosts of servers that a contract names, as keys: only those that are real and that no other contract of the run names too. */
import { addressesIn } from "../../../model/claims/addresses.ts";
import type { TypedKey } from "../../../model/claims/claim.ts";

/** The host of a server's address; undefined for templates, examples, the machine itself and relative addresses. */
export function realHost(url: string): string | undefined {
  if (/[{}$<>]/u.test(url)) return undefined;
  const host = addressesIn(url.startsWith("//") ? `https:${url}` : url, true)[0]?.host;
  if (
    host === undefined ||
    /(?:^|\.)(?:example|test|invalid|localhost)(?:\.[a-z]+)?$|^(?:your|my)-?[a-z-]*(?:host|domain|server|api)/u.test(
      host,
    )
  )
    return undefined;
  return host;
}

/** Keys of hosts by contract. A host that several contracts share is a gateway's, not one service's. */
export function hostKeys(hosts: readonly (readonly string[])[]): readonly (readonly TypedKey[])[] {
  const count = new Map<string, number>();
  for (const own of hosts) for (const host of new Set(own)) count.set(host, (count.get(host) ?? 0) + 1);
  return hosts.map((own) =>
    [...new Set(own)].filter((host) => count.get(host) === 1).map((value) => ({ type: "host", value })),
  );
}

/** Keys by which a machine is recognised, from what scanners say of it: junk names and addresses recognise nothing. */
import { isJunkHost, isJunkMac } from "../../model/claims/addresses.ts";
import type { TypedKey } from "../../model/claims/claim.ts";

export interface MachineNames {
  readonly hosts: readonly string[];
  readonly ips: readonly string[];
  readonly macs: readonly string[];
}

/** Best first: full names, addresses, network cards. */
export function machineKeys({ hosts, ips, macs }: MachineNames): readonly TypedKey[] {
  const keys: TypedKey[] = [];
  const seen = new Set<string>();
  const add = (type: TypedKey["type"], value: string): void => {
    const folded = value.trim().toLowerCase();
    if (folded === "" || seen.has(`${type} ${folded}`)) return;
    seen.add(`${type} ${folded}`);
    keys.push({ type, value: folded });
  };
  for (const host of hosts) if (isTellingHost(host) && host.includes(".")) add("fqdn", host);
  for (const ip of ips) if (isTellingIp(ip)) add("ip", ip);
  for (const mac of macs)
    if (/^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/iu.test(mac) && !isJunkMac(mac)) add("mac", mac.replaceAll("-", ":"));
  return keys;
}

/** The name a machine goes by: short or full host name, else an address; `undefined` where there is none but junk. */
export function machineName({ hosts, ips }: MachineNames): string | undefined {
  return hosts.map((host) => host.trim().toLowerCase()).find(isTellingHost) ?? ips.find(isTellingIp);
}

function isTellingHost(host: string): boolean {
  return (
    /^[a-z0-9][a-z0-9._-]*$/iu.test(host.trim()) && !isJunkHost(host.trim()) && !/^\d+(?:\.\d+)*$/u.test(host.trim())
  );
}

function isTellingIp(ip: string): boolean {
  const plain = ip.trim();
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/u.test(plain)) return !isJunkHost(plain);
  return /^[0-9a-f:]+:[0-9a-f:]+$/iu.test(plain) && !/^(?:0*:)*0*1?$/u.test(plain) && !/^fe80:/iu.test(plain);
}

/** Names that are unique in the world: ARNs, ids of Azure and Google, public host names; known from plans and states. */
import type { TypedKey } from "../../../model/claims/claim.ts";
import { isJunkHost } from "../../../model/claims/addresses.ts";
import { plainText } from "../evaluate/value.ts";
import { at, type Estate, type Thing } from "./estate.ts";

export function idKeys(_: Estate, thing: Thing): readonly TypedKey[] {
  const found: TypedKey[] = [];
  const text = (name: string): string => plainText(at(thing.config, name)) ?? "";
  if (/^arn:[\w-]+:[\w-]+:/u.test(text("arn"))) found.push({ type: "arn", value: text("arn") });
  if (/^\/subscriptions\//iu.test(text("id"))) found.push({ type: "azure-resource", value: text("id").toLowerCase() });
  const link = text("self_link").replace(/^https:\/\/[\w.-]+\/(?:[\w-]+\/)?v\d\w*\//u, "");
  if (link !== "" && thing.type.startsWith("google_")) found.push({ type: "gcp-resource", value: link });
  else if (thing.type.startsWith("google_") && text("id").startsWith("projects/"))
    found.push({ type: "gcp-resource", value: text("id") });
  for (const name of [
    "endpoint",
    "address",
    "reader_endpoint",
    "dns_name",
    "fqdn",
    "primary_endpoint_address",
    "configuration_endpoint_address",
    "cluster_address",
    "hostname",
    "default_hostname",
    "default_site_hostname",
    "public_dns",
    "private_dns",
    "domain_name",
    "bucket_domain_name",
    "uri",
    "url",
  ]) {
    const host = text(name)
      .replace(/^[a-z]+:\/\//u, "")
      .replace(/[:/].*$/u, "")
      .toLowerCase();
    if (/^[a-z0-9][\w.-]*\.[a-z]{2,}$/u.test(host) && !isJunkHost(host)) found.push({ type: "fqdn", value: host });
  }
  // Of several machines the first address would speak for all.
  if (thing.known?.sort === "node" && (thing.count ?? 1) === 1)
    for (const name of ["private_ip", "public_ip", "private_ip_address", "public_ip_address", "ipv4_address"])
      if (/^\d{1,3}(?:\.\d{1,3}){3}$/u.test(text(name)) && !isJunkHost(text(name)))
        found.push({ type: "ip", value: text(name) });
  return [...new Map(found.map((key) => [`${key.type} ${key.value}`, key])).values()];
}

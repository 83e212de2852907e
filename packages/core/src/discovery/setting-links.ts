/** Links of settings: a workload is given an address, and it is known whether its code reads it. */
import type { EvidenceClass, Lookup, SettingClaim } from "../model/claims/claim.ts";
import { confidenceOf } from "../model/claims/evidence.ts";
import { isAddressVariable, isNameVariable, purposeOfVariable, variableKey } from "../model/claims/variables.ts";
import type { Hosts } from "./hosts.ts";
import { endOf, noteLoose, plainText, protocolOf, scopeOf, type Link, type LinkContext, type Loose } from "./link.ts";
import { isGenericName } from "./names.ts";
import type { Evidence } from "./observation.ts";
import type { Given, Settings } from "./settings.ts";

/** Variables that name who may call or how one is called from outside, not whom one calls. */
const incoming =
  /(?:^|_)(?:CORS|ORIGIN|ORIGINS|ALLOWED|ALLOW|WHITELIST|REDIRECT|CALLBACK|ADVERTISED|VIRTUAL_HOST|NO_PROXY|HTTP_PROXY|HTTPS_PROXY|PUBLIC_URL|EXTERNAL_URL|SELF_URL|BASE_HREF|LISTEN|LISTENERS|BIND|HOSTNAME_INTERNAL|HOSTNAME_EXTERNAL|SERVER_NAME|SERVER_NAMES|ASPNETCORE_URLS|INSTANCE_HOSTNAME|POD_IP|HOST_IP)(?:_|$)/u;

/** `AllowedChatOrigins` and `ALLOWED_CHAT_ORIGINS` say the same. */
function isIncoming(variable: string): boolean {
  return incoming.test(variableKey(variable)) || incoming.test(variableKey(inWords(variable)));
}

function inWords(variable: string): string {
  return variable.replaceAll(/([a-z\d])([A-Z])/gu, "$1_$2");
}

/** Links of one setting: its addresses, the port of the machine that it names, the store that it switches on. */
export function ofSetting(
  root: number,
  given: Given,
  { hosts, settings, ports, speakers }: LinkContext,
  links: Link[],
  loose: Loose[],
): void {
  const { claim, source } = given.setting;
  if (isIncoming(claim.variable)) return;
  if (claim.value === "true") {
    ofFlag(root, given, hosts, links);
    return;
  }
  const isSet = claim.addresses.some(
    ({ variable }) => variable !== undefined && settings.inForce(root, variable).length > 0,
  );
  const local = claim.value === undefined || isSet ? undefined : ports.answering(claim.value, root, given.node);
  const isOwn = claim.isShared !== true || settings.isRead(root, claim.variable);
  if (
    local !== undefined &&
    isOwn &&
    !hosts.signsIn(root) &&
    !hosts.isForPeople(local.root) &&
    speaks(local.protocol, hosts.isKeeper(local.root))
  )
    links.push(ofLocal(root, given, local));
  for (const address of claim.addresses) {
    if (!isLikelyAddress(claim.variable, address)) continue;
    for (const { lookup } of settings.resolve(root, address)) {
      const found = hosts.look(lookup, given.node);
      const evidence = evidenceOf(root, given, lookup, settings, speakers.isPart(given.node, root));
      const end = endOf(found);
      if (end === undefined) {
        noteLoose(root, found, evidence, loose);
        continue;
      }
      if ("root" in end && end.root === root) continue;
      links.push({
        from: { root },
        to: end,
        purpose: claim.purpose ?? purposeOfVariable(claim.variable) ?? "call",
        ...protocolOf(lookup.protocol),
        attributes: {},
        evidence: { ...evidence, source },
      });
    }
  }
}

/** Nobody speaks HTTP to a database, and nobody but databases is spoken to in their languages. */
function speaks(protocol: string | undefined, isKeeper: boolean): boolean {
  return protocol === undefined || /^(?:https?|grpc|wss?)$/u.test(protocol) !== isKeeper;
}

/** A port of the machine is that of the one who opens it, as long as all run on one machine. */
const LOCAL_CERTAINTY = 0.7;

function ofLocal(
  root: number,
  { setting: { claim, source }, node }: Given,
  local: { readonly root: number; readonly protocol?: string },
): Link {
  return {
    from: { root },
    to: { root: local.root },
    purpose: claim.purpose ?? purposeOfVariable(claim.variable) ?? "call",
    ...protocolOf(local.protocol),
    attributes: {},
    evidence: {
      class: "address",
      source,
      seenBy: claim.seenBy,
      at: claim.at,
      confidence: confidenceOf("address") * LOCAL_CERTAINTY,
      text: `${claim.variable} = ${claim.value ?? ""}`,
      ...scopeOf(node.scope),
    },
  };
}

/** A flag is no address: only what it names wholly is meant by it, and not surely. */
const FLAG_CERTAINTY = 0.65;

function ofFlag(root: number, { setting: { claim, source }, node }: Given, hosts: Hosts, links: Link[]): void {
  const meant = hosts.flagged(claim.variable, node);
  if (meant === undefined || meant === root) return;
  links.push({
    from: { root },
    to: { root: meant },
    purpose: "data",
    attributes: {},
    evidence: {
      class: "address",
      source,
      seenBy: "flag",
      at: claim.at,
      confidence: confidenceOf("address") * FLAG_CERTAINTY,
      text: `${claim.variable} = true`,
      ...scopeOf(node.scope),
    },
  });
}

/** A word alone is an address where the variable is one, or where nothing else could have such a name: `user-db`. */
function isLikelyAddress(variable: string, { host, port, protocol }: Lookup): boolean {
  if (port !== undefined || protocol !== undefined || host === undefined) return true;
  if (isNameVariable(variable)) return false;
  return isAddressVariable(variable) || host.includes(".") || (host.includes("-") && !isGenericName(host));
}

function evidenceOf(
  root: number,
  { setting, node }: Given,
  lookup: Lookup,
  settings: Settings,
  isPart: boolean,
): Evidence {
  const { claim, source } = setting;
  const kind = isPart ? "shared-address" : classOf(root, claim, settings);
  return {
    class: kind,
    source,
    seenBy: claim.seenBy,
    at: claim.at,
    confidence: confidenceOf(kind) * (claim.certainty ?? 1),
    text: `${claim.variable} = ${plainText(lookup)}`,
    ...scopeOf(node.scope),
  };
}

function classOf(root: number, claim: SettingClaim, settings: Settings): EvidenceClass {
  if (settings.isRead(root, claim.variable)) return "address-read";
  // A whole map that is given says nothing of what of it is read, where the source is there and does not read it.
  const isWhole = /^env-?(?:from|file)/iu.test(claim.seenBy.replaceAll("_", "-")) && settings.hasReadings(root);
  return claim.isShared === true || isWhole ? "shared-address" : "address";
}

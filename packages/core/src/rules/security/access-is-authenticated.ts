import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { wordsOf } from "../../model/read.ts";
import { isPeople } from "../parts/access.ts";
import { isStore } from "../parts/data.ts";
import { authOf, handledCareOf, isPublic, speakerFor } from "../parts/exposure.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const accessIsAuthenticated: RelationshipRule = {
  id: "access-is-authenticated",
  title: {
    en: "Whoever or whatever connects to a system is recognised, inside too",
    fr: "Qui ou quoi que ce soit qui se connecte à un système est reconnu, à l’intérieur aussi",
  },
  rationale: {
    en: "Being inside the network proves nothing: what trusts its neighbours is taken together with the weakest of them.",
    fr: "Être dans le réseau ne prouve rien : ce qui fait confiance à ses voisins tombe avec le plus faible d’entre eux.",
  },
  remedy: {
    en: "Let the caller prove who it is (certificates, tokens, signed requests) and state `auth` on the flow or on what is called.",
    fr: "Faites prouver à l’appelant qui il est (certificats, jetons, requêtes signées) et indiquez `auth` sur le flux ou sur ce qui est appelé.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.5",
    "iso27001:A.5.15",
    "iso27001:A.5.14",
    "nist-800-53:IA-2",
    "nist-800-53:IA-3",
    "nist-800-53:IA-9",
    "nist-800-53:AC-3",
    "nist-csf:PR.AA-03",
    "pci-dss:8",
    "cis:6",
    "asvs:V6",
    "nis2:21.2.i",
    "dora:9",
  ],
  principle: "P3",
  quality: "security",
  aliases: ["FLOW-UNAUTHENTICATED", "threagile:missing-authentication"],
  reads: ["auth", "protocol", "flows", "uses"],
  verbs: ["flows", "uses"],
  examples: {
    passes: `application shop "Shop"
application bank "Bank" { auth: oauth2 }
shop -> bank
bank -> shop { auth: mtls }`,
    fails: `application shop "Shop" { store base "Base" { auth: none } }
application bank "Bank" { auth: mtls }
shop -> bank { auth: none }
bank -> shop { protocol: paper; auth: none }
base -> bank
interface api "API" { auth: oauth2 }
module engine "Engine" { realizes api }
shop -> engine
application site "Web site" { auth: none; classification: public }
party reader "Reader"
reader -> site`,
    finds: ["shop -> bank", "base -> bank"],
    unsure: `application shop "Shop"
application bank "Bank"
application post "Post"
party insurer "Insurer"
shop -> insurer { protocol: sftp }
shop -> bank
bank uses shop { auth: unknown }
post -> bank`,
    lacks: ["shop -> insurer.auth", "post -> bank.auth", "bank uses shop.auth"],
  },

  judge(access) {
    const { from, to } = access;
    if (from === undefined || to === undefined || isWithinModule(from, to)) return undefined;
    if (!isSystem(to) && !isSentOut(access, to)) return undefined;
    if (!isSystem(from) && !isPeople(from)) return undefined;
    const own = authOf(access);
    if (own !== undefined && own.length > 0) return holds;
    if (isByHand(access)) return undefined;
    // Whoever reads from a store knocks at the store, although the data flow from it.
    const door = isStore(from) ? from : to;
    const keeper = own === undefined ? keeperOf(door) : undefined;
    if (keeper !== undefined && (authOf(keeper) ?? []).length > 0) return holds;
    if (own === undefined && isAnswer(access, from, to)) return undefined;
    if (own === undefined && keeper === undefined) return lacks([access, "auth"]);
    if (isPeople(from) && isPublic(handledCareOf(to)) === true) return undefined;
    return violated(() => {
      const ends = endsOf(access);
      return {
        en: `${ends.en}: nobody checks who connects`,
        fr: `${ends.fr} : nul ne vérifie qui se connecte`,
        path: [from, access, to],
        values: [keeper === undefined ? [access, "auth"] : [keeper, "auth"]],
      };
    });
  },
};

function isSystem(element: Element): boolean {
  return isKind(element, "application", "module", "component", "interface", "store", "node");
}

/** What a program sends to a party over a wire goes to a system there, which has to know who sends. */
function isSentOut(access: Relationship, to: Element): boolean {
  return access.verb === "flows" && isKind(to, "party") && wordsOf(access, "protocol").length > 0;
}

/** Parts of one module call each other without a wire between them. */
function isWithinModule(from: Element, to: Element): boolean {
  if (!isKind(from, "component") || !isKind(to, "component")) return false;
  return from.parent !== undefined && from.parent.row === to.parent?.row;
}

/** What flows back to who uses the sender answers a call; the call is asked. */
function isAnswer(access: Relationship, from: Element, to: Element): boolean {
  return access.verb === "flows" && to.out("uses").some((use) => use.to?.row === from.row);
}

function isByHand(access: Relationship): boolean {
  return wordsOf(access, "protocol").some((word) => word === "paper" || word === "manual");
}

/**
 * What says how callers are recognised: the element, what contains it, or the interface through which it is reached. How people log in to
 * an application says nothing of who may open its stores.
 */
function keeperOf(door: Element): Element | undefined {
  if (isStore(door)) return authOf(door) === undefined ? undefined : door;
  return (
    speakerFor(door, "auth") ??
    door.out("realizes").find(({ to }) => to !== undefined && isKind(to, "interface") && authOf(to) !== undefined)?.to
  );
}

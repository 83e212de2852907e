import { isKind } from "../../model/is-kind.ts";
import type { Relationship } from "../../model/model.ts";
import { rankOf, states, wordsOf } from "../../model/read.ts";
import { speakerFor } from "../parts/exposure.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const outsidersReachOnlyWhatIsExposed: ElementRule = {
  id: "outsiders-reach-only-what-is-exposed",
  title: {
    en: "What outsiders reach says so",
    fr: "Ce que des tiers atteignent le dit",
  },
  rationale: {
    en: "All protection of the edge is asked of what is said to be exposed; a door that nobody put on the list has no guard.",
    fr: "Toute la protection périphérique se demande à ce qui est dit exposé ; une porte absente de la liste n’a pas de gardien.",
  },
  remedy: {
    en: "State `exposed: partner` or `exposed: internet`, or name in `via` the gateway that the exchange passes.",
    fr: "Indiquez `exposed: partner` ou `exposed: internet`, ou nommez dans `via` la passerelle que traverse l’échange.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.20",
    "iso27001:A.5.9",
    "nist-800-53:SC-7",
    "nist-800-53:CM-8",
    "nist-csf:ID.AM-03",
    "pci-dss:1",
    "cis:12",
  ],
  quality: "security",
  reads: ["exposed", "flows", "uses", "via", "protocol"],
  kinds: ["application", "module", "interface"],
  examples: {
    passes: `party buyer "Buyer"
application shop "Shop" { exposed: internet }
buyer -> shop`,
    fails: `party buyer "Buyer"
application shop "Shop" { exposed: internal }
buyer -> shop
node gate "Gateway" { type: gateway }
application desk "Desk" { exposed: internal }
buyer -> desk { via: gate }
application post "Post" { exposed: internal }
buyer -> post { protocol: paper }`,
    finds: ["shop"],
    unsure: `party buyer "Buyer"
application shop "Shop"
buyer uses shop`,
    lacks: ["shop.exposed"],
  },

  judge(element) {
    const way = element.in("flows").find(isDirect) ?? element.in("uses").find(isDirect);
    if (way === undefined) return undefined;
    const speaker = speakerFor(element, "exposed");
    if (speaker === undefined) return lacks([element, "exposed"]);
    if (rankOf(speaker, "exposed") !== 0) return holds;
    return violated(() => {
      const name = nameOf(element);
      const who = way.from === undefined ? { en: way.fromId, fr: way.fromId } : nameOf(way.from);
      return {
        en: `${name.en} is said to be reachable from inside only, yet ${who.en}, an outsider, reaches it`,
        fr: `${name.fr} est dit accessible de l’intérieur seulement, or ${who.fr}, un tiers, l’atteint`,
        path: [...(way.from === undefined ? [] : [way.from]), way, element],
        values: [[speaker, "exposed"]],
      };
    });
  },
};

/** Does somebody from outside come straight to it, by a wire? */
function isDirect(way: Relationship): boolean {
  if (way.from === undefined || !isKind(way.from, "party") || states(way, "via")) return false;
  const protocols = wordsOf(way, "protocol");
  return protocols.length === 0 || protocols.some((word) => word !== "paper" && word !== "manual");
}

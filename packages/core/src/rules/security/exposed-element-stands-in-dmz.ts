import { isKind } from "../../model/is-kind.ts";
import { guardsBefore, isGuard, isOnInternet, isSaas } from "../parts/exposure.ts";
import { zoneOf } from "../../model/hosting.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import { isOutside, LOW_TRUST, neighboursOf, trustOf } from "../parts/zones.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const exposedElementStandsInDmz: ElementRule = {
  id: "exposed-element-stands-in-dmz",
  title: {
    en: "What the internet reaches stands in a zone of its own or behind a gateway",
    fr: "Ce que l’internet atteint se trouve dans une zone à part ou derrière une passerelle",
  },
  rationale: {
    en: "Whoever breaks into an exposed machine stands where it stands: a zone in between gives time to notice and to stop it.",
    fr: "Qui force une machine exposée se trouve où elle se trouve : une zone intermédiaire laisse le temps de le voir et de l’arrêter.",
  },
  remedy: {
    en: "Move it to a demilitarised zone, or lead the traffic through a gateway or proxy there, and model that (`via`, or a flow from it).",
    fr: "Déplacez-le dans une zone démilitarisée, ou faites passer le trafic par une passerelle ou un mandataire, et modélisez-le (`via`, ou un flux qui en part).",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.20",
    "iso27001:A.8.22",
    "nist-800-53:SC-7",
    "nist-csf:PR.IR-01",
    "pci-dss:1",
    "cis:12",
    "cis:13",
  ],
  principle: "P3",
  quality: "security",
  aliases: ["threagile:unguarded-access-from-internet"],
  reads: ["exposed", "zone", "trust", "type", "connects", "via", "hosting", "runs on"],
  kinds: ["application", "module", "interface", "node"],
  examples: {
    passes: `zone dmz "DMZ" { trust: low; connects app }
zone app "Applications" { trust: medium }
application shop "Shop" { exposed: internet; zone: dmz }
application portal "Portal" { exposed: internet; zone: app }`,
    fails: `zone net "Internet" { type: internet; connects app }
zone app "Applications" { trust: medium }
application shop "Shop" { exposed: internet; zone: app }
application bare "Bare" { exposed: internet; zone: net }
application desk "Desk" { exposed: internal; zone: app }
node proxy "Proxy" { type: proxy; exposed: internet; zone: app }
application portal "Portal" { exposed: internet; zone: app }
proxy connects vm
node vm "Server" { zone: app }
portal runs on vm`,
    finds: ["shop", "bare"],
    unsure: `application shop "Shop" { exposed: internet }
zone app "Applications"
application portal "Portal" { exposed: internet; zone: app }`,
    lacks: ["shop.zone", "app.trust"],
  },

  judge(element) {
    if (!isOnInternet(element) || isGuard(element) || isSaas(element)) return undefined;
    const zone = zoneOf(element);
    if (zone === undefined) return isKind(element, "interface") ? undefined : lacks([element, "zone"]);
    const trust = trustOf(zone);
    if (trust === LOW_TRUST || guardsBefore(element).length > 0) return holds;
    if (trust === undefined) return lacks([zone, "trust"]);
    const neighbours = isOutside(zone) ? [zone] : neighboursOf(zone);
    const outside = neighbours.find(isOutside);
    // Without a link to the outside the traffic comes by a way that is not in the model.
    if (outside === undefined) return neighbours.some((one) => trustOf(one) === LOW_TRUST) ? holds : undefined;
    return violated(() => {
      const name = nameOf(element);
      const where = namesOf([zone]);
      const from = namesOf([outside]);
      const isInside = outside.row !== zone.row;
      return {
        en: isInside
          ? `${name.en} is reached from the internet in ${where.en}, which is linked to ${from.en} directly, with no gateway before it`
          : `${name.en} stands in ${where.en} itself, with no gateway before it`,
        fr: isInside
          ? `${name.fr} est atteint depuis l’internet dans ${where.fr}, reliée directement à ${from.fr}, sans passerelle devant lui`
          : `${name.fr} se trouve dans ${where.fr} même, sans passerelle devant lui`,
        path: isInside ? [outside, zone, element] : [zone, element],
        values: [
          [element, "exposed"],
          [zone, "trust"],
        ],
      };
    });
  },
};

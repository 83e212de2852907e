import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { careOf, isSensitive, isStore } from "../parts/data.ts";
import { isGuard, isOnInternet } from "../parts/exposure.ts";
import { hostedBy } from "../parts/hosting.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import { membersOf } from "../parts/zones.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const zoneSeparatesExposedFromSensitive: ElementRule = {
  id: "zone-separates-exposed-from-sensitive",
  title: {
    en: "No zone holds both what the internet reaches and sensitive data",
    fr: "Aucune zone ne contient à la fois ce que l’internet atteint et des données sensibles",
  },
  rationale: {
    en: "Within a zone machines reach each other freely: whoever takes the exposed one is already beside the data.",
    fr: "Dans une zone, les machines s’atteignent librement : qui prend la machine exposée est déjà à côté des données.",
  },
  remedy: {
    en: "Move the store to a zone of its own that only the software that needs it may enter.",
    fr: "Déplacez le dépôt dans une zone à lui, où seul entre le logiciel qui en a besoin.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.22",
    "nist-800-53:SC-7",
    "nist-800-53:SC-32",
    "nist-csf:PR.IR-01",
    "pci-dss:1",
    "cis:3",
    "cis:12",
    "gdpr:32",
  ],
  principle: "P3",
  quality: "security",
  aliases: ["threagile:missing-network-segmentation"],
  reads: ["zone", "exposed", "classification", "personalData", "store", "runs on", "hosts", "groups"],
  kinds: ["zone"],
  examples: {
    passes: `zone dmz "DMZ" { trust: low }
zone db "Data" { trust: high }
node web "Web server" { zone: dmz; exposed: internet }
node srv "Database server" { zone: db }
application shop "Shop" { store base "Base" { personalData: sensitive; runs on srv } }`,
    fails: `zone flat "Network" { trust: medium }
node web "Web server" { zone: flat; exposed: internet }
node srv "Database server" { zone: flat }
application shop "Shop" { store base "Base" { personalData: sensitive; runs on srv } }
zone calm "Calm network" { trust: medium }
node gate "Gateway" { type: gateway; zone: calm; exposed: internet }
application claims "Claims" { store files "Files" { classification: strictly-confidential; zone: calm } }`,
    finds: ["flat"],
  },

  // Asked of zones that hold sensitive data; which other zones should exist, rules about links and flows ask.
  judge(zone) {
    const all = membersOf(zone).flatMap((one) =>
      isKind(one, "node") ? [one, ...hostedBy(one).filter((hosted) => isHere(hosted, zone))] : [one],
    );
    const store = all.find(keepsSensitive);
    if (store === undefined) return undefined;
    const exposed = all.find((one) => isOnInternet(one) && !isGuard(one) && one.row !== store.row);
    if (exposed === undefined) return holds;
    return violated(() => {
      const name = nameOf(zone);
      const [open, shut] = [namesOf([exposed]), namesOf([store])];
      return {
        en: `${name.en} holds both ${open.en}, which the internet reaches, and ${shut.en} with strictly confidential or sensitive data`,
        fr: `${name.fr} contient à la fois ${open.fr}, que l’internet atteint, et ${shut.fr}, aux données strictement confidentielles ou sensibles`,
        path: [exposed, zone, store],
        values: [[exposed, "exposed"]],
      };
    });
  },
};

/** Software stands where its machine stands, unless it says itself where it stands. */
function isHere(hosted: Element, zone: Element): boolean {
  const own = hosted.reference("zone");
  return own === undefined || own.row === zone.row;
}

function keepsSensitive(element: Element): boolean {
  return isStore(element) && isSensitive(careOf(element)) === true;
}

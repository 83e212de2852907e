import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { states } from "../../model/read.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const flowStatesProtocol: RelationshipRule = {
  id: "flow-states-protocol",
  title: { en: "Flows between software state their protocol", fr: "Les flux entre logiciels indiquent leur protocole" },
  rationale: {
    en: "Without the protocol nobody can open a firewall for the flow, protect it or move it.",
    fr: "Sans le protocole, personne ne peut ouvrir un pare-feu pour le flux, ni le protéger, ni le déplacer.",
  },
  remedy: {
    en: "State `protocol` (https, jdbc, sftp, kafka, manual ...) on the flow, or on the interface at its end.",
    fr: "Indiquez `protocol` (https, jdbc, sftp, kafka, manual...) sur le flux, ou sur l’interface à son bout.",
  },
  severity: "info",
  controls: ["iso27001:A.5.14", "iso27001:A.8.20", "nist-800-53:CA-9", "nist-csf:ID.AM-03", "pci-dss:1", "cis:12"],
  quality: "interoperability",
  aliases: ["model.relationship.technology"],
  reads: ["protocol"],
  verbs: ["flows"],
  examples: {
    passes: `application a "A"\napplication b "B" { interface api "API" { protocol: https } }\na -> b { protocol: https }\na -> api`,
    fails: `application a "A"\napplication b "B"\nparty client "Client"\na -> b { encrypted: yes }\nclient -> a\nb -> a { protocol: manual }`,
    finds: ["a -> b"],
  },

  judge(flow) {
    if (!isSoftware(flow.from) || !isSoftware(flow.to)) return undefined;
    if ([flow, flow.from, flow.to].some((one) => one !== undefined && states(one, "protocol"))) return holds;
    return violated(() => {
      const ends = endsOf(flow);
      return {
        en: `${ends.en}: the flow states no protocol`,
        fr: `${ends.fr} : le flux n’indique pas de protocole`,
        values: [[flow, "protocol"]],
      };
    });
  },
};

function isSoftware(element: Element | undefined): boolean {
  return element !== undefined && isKind(element, "application", "module", "component", "interface", "store");
}

import { states } from "../../model/read.ts";
import { isPrivatePlatform } from "../parts/private-platform.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const platformHasAnOwner: ElementRule = {
  id: "platform-has-an-owner",
  title: { en: "A platform of one’s own has an owner", fr: "Une plateforme exploitée en propre a un responsable" },
  rationale: {
    en: "Without a provider the whole responsibility for the platform is one’s own: patches, scaling, incidents, nights and weekends.",
    fr: "Sans fournisseur, toute la responsabilité de la plateforme est à soi : correctifs, dimensionnement, incidents, nuits et week-ends.",
  },
  remedy: {
    en: "Name the team that runs the platform as its `owner`.",
    fr: "Nommez l’équipe qui exploite la plateforme (`owner`).",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "iso27001:A.5.2", "nist-800-53:PM-5", "nist-csf:GV.RR-02", "nist-csf:ID.AM-08", "cis:1"],
  quality: "reliability",
  aliases: ["OWNER-PLATFORM"],
  reads: ["type", "hosting", "owner"],
  kinds: ["node"],
  examples: {
    passes: `unit ops "Operations"\nnode knative "Functions" { type: function-platform; hosting: on-premise; owner: ops }`,
    fails: `node knative "Functions" { type: function-platform; hosting: on-premise }\nnode lambda "Functions" { type: function-platform; hosting: faas }\nnode vm "VM" { type: vm }`,
    finds: ["knative"],
  },

  // Who answers for it is a decision, not a fact to be found out: unstated counts as missing.
  judge(node) {
    if (!isPrivatePlatform(node)) return undefined;
    if ([node, ...node.path].some((one) => states(one, "owner"))) return holds;
    return violated(() => {
      const name = nameOf(node);
      return {
        en: `nobody answers for the platform ${name.en}, which no provider runs`,
        fr: `personne ne répond de la plateforme ${name.fr}, qu’aucun fournisseur n’exploite`,
        values: [[node, "owner"]],
      };
    });
  },
};

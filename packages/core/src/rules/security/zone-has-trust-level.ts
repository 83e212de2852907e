import { trustOf } from "../parts/zones.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const zoneHasTrustLevel: ElementRule = {
  id: "zone-has-trust-level",
  title: { en: "Every zone of the network has a level of trust", fr: "Chaque zone réseau a un niveau de confiance" },
  rationale: {
    en: "A zone is a decision about whom one trusts; without it no crossing can be judged.",
    fr: "Une zone est une décision sur la confiance accordée ; sans elle, aucun passage ne peut être jugé.",
  },
  remedy: {
    en: "Decide how far what is inside may be trusted and state `trust` (none, low, medium, high).",
    fr: "Décidez du degré de confiance accordé à ce qui s’y trouve et indiquez `trust` (none, low, medium, high).",
  },
  severity: "warning",
  controls: ["iso27001:A.8.22", "nist-800-53:SC-7", "nist-csf:PR.IR-01", "pci-dss:1", "cis:12"],
  quality: "security",
  reads: ["trust", "type"],
  kinds: ["zone"],
  examples: {
    passes: `zone dmz "DMZ" { type: dmz }\nzone app "Applications" { trust: medium }`,
    fails: `zone app "Applications" { trust: medium }\nzone lab "Laboratory" { type: vlan }\nzone old "Old network" { trust: unknown }`,
    finds: ["lab", "old"],
  },

  // How far one trusts is decided, not found out: unstated counts as missing.
  judge(zone) {
    if (trustOf(zone) !== undefined) return holds;
    return violated(() => {
      const name = nameOf(zone);
      return {
        en: `Nobody said how far what is in ${name.en} may be trusted`,
        fr: `Personne n’a dit quelle confiance accorder à ce qui se trouve dans ${name.fr}`,
        values: [[zone, "trust"]],
      };
    });
  },
};

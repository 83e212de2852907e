import { restsOnSupport } from "../parts/dead-foundation.ts";
import type { ElementRule } from "../rule.ts";

export const nodeRunsSupportedSoftware: ElementRule = {
  id: "node-runs-supported-software",
  title: {
    en: "Machines run systems that have support",
    fr: "Les machines font tourner des systèmes soutenus",
  },
  rationale: {
    en: "A machine whose system gets no fixes is the way in for everything that it runs and everything that it reaches.",
    fr: "Une machine dont le système ne reçoit plus de correctif est la porte d’entrée vers tout ce qu’elle exécute et atteint.",
  },
  remedy: {
    en: "Upgrade the system or retire the machine; until then keep it apart in a zone of its own.",
    fr: "Mettez le système à niveau ou retirez la machine ; d’ici là, isolez-la dans une zone à part.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.8", "nist-800-53:SA-22", "nist-800-53:SI-2", "cis:2", "cis:7", "pci-dss:6"],
  principle: "P5",
  quality: "security",
  reads: ["technology", "os", "supportEnd", "eol", "purl", "cpe", "version", "uses", "hosts"],
  kinds: ["node"],
  examples: {
    passes: `node vm "VM" { os: deb }\ntechnology deb "Debian 13"`,
    fails: `node vm "VM" { os: deb }\nnode box "Box" { os: next }\nnode guest "Guest" { os: next }\nvm hosts guest\ntechnology deb "Debian 11"\ntechnology next "Debian 13"\nnode sw "Switch" { type: switch }`,
    finds: ["vm", "guest"],
    unsure: `node vm "VM" { os: w }\ntechnology w "Windows Server"`,
    lacks: ["w.version"],
  },

  judge: (node, { today }) => restsOnSupport(node, today),
};

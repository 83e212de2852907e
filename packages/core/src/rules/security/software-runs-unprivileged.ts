import { affirms } from "../../model/read.ts";
import { isExposed } from "../parts/exposure.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";
import type { Stated } from "../../model/read.ts";

export const softwareRunsUnprivileged: ElementRule = {
  id: "software-runs-unprivileged",
  title: {
    en: "Software runs without administration rights",
    fr: "Les logiciels fonctionnent sans droits d’administration",
  },
  rationale: {
    en: "A fault in software that runs as administrator is a fault of the whole machine, and of its neighbours in a cluster.",
    fr: "Une faille dans un logiciel qui tourne en administrateur est une faille de toute la machine, et de ses voisins dans une grappe.",
  },
  remedy: {
    en: "Run it under an account of its own with the rights it needs, and state `privileged: no`.",
    fr: "Faites-le tourner sous un compte à lui avec les seuls droits nécessaires, et indiquez `privileged: no`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.2",
    "iso27001:A.8.9",
    "iso27001:A.8.18",
    "nist-800-53:AC-6",
    "nist-800-53:CM-7",
    "nist-csf:PR.AA-05",
    "nist-csf:PR.PS-01",
    "pci-dss:7",
    "cis:4",
    "cis:5",
  ],
  principle: "P3",
  quality: "security",
  aliases: ["threagile:container-platform-escape"],
  reads: ["privileged", "runs on", "exposed"],
  kinds: ["module"],
  examples: {
    passes: `node srv "Server"\nmodule api "API" { exposed: internet; privileged: no; runs on srv { privileged: no } }`,
    fails: `node srv "Server"\nmodule api "API" { runs on srv { privileged: yes } }\nmodule job "Job" { privileged: yes }\nmodule web "Web" { privileged: no }`,
    finds: ["api", "job"],
    unsure: `module api "API" { exposed: internet }`,
    lacks: ["api.privileged"],
  },

  judge(module) {
    const own = affirms(module, "privileged");
    const run = module.out("runs on").find((one) => affirms(one, "privileged") === true);
    const proof: Stated | undefined =
      own === true ? [module, "privileged"] : run === undefined ? undefined : [run, "privileged"];
    if (proof === undefined) {
      if (own === false) return holds;
      return isExposed(module) ? lacks([module, "privileged"]) : undefined;
    }
    return violated(() => {
      const name = nameOf(module);
      return {
        en: `${name.en} runs with administration rights`,
        fr: `${name.fr} fonctionne avec des droits d’administration`,
        path: run?.to === undefined ? [module] : [module, run, run.to],
        values: [proof],
      };
    });
  },
};

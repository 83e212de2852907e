import { isMonolith } from "../../model/styles/detect.ts";
import { structureOf } from "../../model/styles/shape.ts";
import { spareOf } from "../parts/redundancy.ts";
import { nameOf } from "../parts/sentence.ts";
import { importanceOf, VITAL } from "../parts/vital.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const vitalMonolithIsDoubled: ElementRule = {
  id: "vital-monolith-is-doubled",
  title: { en: "A vital monolith has a second instance", fr: "Un monolithe vital a un second exemplaire" },
  rationale: {
    en: "In a monolith every function fails together. When it is vital and runs once, one fault stops all of them.",
    fr: "Dans un monolithe, toutes les fonctions tombent ensemble. S’il est vital et unique, une panne les arrête toutes.",
  },
  remedy: {
    en: "Run a second instance on other machines (`replicas: 2`), or take the vital functions out into modules of their own.",
    fr: "Exploitez un second exemplaire sur d’autres machines (`replicas: 2`), ou sortez les fonctions vitales dans leurs propres modules.",
  },
  severity: "error",
  controls: ["iso27001:A.8.14", "nist-800-53:CP-7", "nist-800-53:SC-36", "nist-csf:PR.IR-03", "dora:12", "nis2:21.2.c"],
  principle: "P1",
  quality: "resilience",
  aliases: ["MONOLITH-VITAL-SINGLE"],
  reads: ["style", "criticality", "replicas", "redundancy", "autoscale", "replication", "sites", "runs on"],
  kinds: ["application"],
  examples: {
    passes: `application claims "Claims" { style: monolith; criticality: vital\n  module core "Core" { replicas: 2 }\n}`,
    fails: `application claims "Claims" { style: monolith; criticality: vital\n  module core "Core" { replicas: 1 }\n}\napplication wiki "Wiki" { style: monolith; criticality: low; replicas: 1 }`,
    finds: ["claims"],
    unsure: `application claims "Claims" { style: monolith; criticality: vital }`,
    lacks: ["claims.replicas"],
  },

  judge(application) {
    if (!isMonolith(application) || (importanceOf(application)?.rank ?? 0) < VITAL) return undefined;
    const { services } = structureOf(application);
    const spares = (services.length === 0 ? [application] : services).map((one) => ({ one, ...spareOf(one) }));
    const single = spares.find(({ answer }) => answer === false);
    if (single === undefined) {
      const missing = spares.filter(({ answer }) => answer === undefined);
      return missing.length === 0 ? holds : lacks(...missing.flatMap(({ stated }) => stated));
    }
    return violated(() => {
      const [name, part] = [nameOf(application), nameOf(single.one)];
      const where =
        single.one.row === application.row ? { en: "", fr: "" } : { en: ` (${part.en})`, fr: ` (${part.fr})` };
      return {
        en: `${name.en} is vital, a monolith, and runs as one instance${where.en}`,
        fr: `${name.fr} est vital, monolithique et n’a qu’un exemplaire${where.fr}`,
        path: importanceOf(application)?.path ?? [application],
        values: [[application, "style"], ...single.stated],
      };
    });
  },
};

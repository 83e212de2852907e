import { kinOf } from "../../model/personal-data.ts";
import { states, wordOf } from "../../model/read.ts";
import { measuresOf } from "../parts/quality.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated, lacks } from "../verdict.ts";

interface Parameters {
  readonly days: number;
}

export const qualityIsMeasured: ElementRule<Parameters> = {
  id: "quality-is-measured",
  title: {
    en: "Quality of master data is measured regularly",
    fr: "La qualité des données maîtres est mesurée régulièrement",
  },
  rationale: {
    en: "What everybody takes their data from must be known to be good, not believed.",
    fr: "Ce dont tous tirent leurs données doit être réputé bon sur preuve, non sur parole.",
  },
  remedy: {
    en: "Measure the dimensions that matter and state `quality`, with `measuredOn`.",
    fr: "Mesurez les dimensions qui comptent et indiquez `quality`, avec `measuredOn`.",
  },
  severity: "info",
  controls: ["gdpr:5", "fadp:6", "nist-800-53:SI-18", "iso27001:A.5.33"],
  quality: "reliability",
  reads: ["quality", "goldenSource", "type", "realizes"],
  parameters: {
    days: {
      type: { kind: "number", minimum: 1 },
      name: { en: "Days", fr: "Jours" },
      description: {
        en: "A measure older than so many days is stale.",
        fr: "Une mesure plus vieille que tant de jours est périmée.",
      },
      usual: 365,
    },
  },
  kinds: ["dataset"],
  examples: {
    passes: `dataset people "People" { goldenSource: crm; quality: { completeness: { value: 93%, threshold: 90%, measuredOn: 2026-06-30 } } }
application crm "CRM"`,
    fails: `dataset people "People" { type: master; quality: { completeness: { value: 93%, threshold: 90%, measuredOn: 2023-06-30 } } }
dataset logs "Logs" { type: log }
dataset refs "Codes" { type: reference; quality: { validity: 100% } }`,
    finds: ["people"],
    unsure: `dataset people "People" { goldenSource: crm }
application crm "CRM"`,
    lacks: ["people.quality"],
  },

  judge(data, { parameters: { days }, today }) {
    const isMaster = states(data, "goldenSource") || MASTER.includes(wordOf(data, "type") ?? "");
    if (!isMaster) return undefined;
    const measured = kinOf(data).find((one) => measuresOf(one) !== undefined);
    if (measured === undefined) return lacks([data, "quality"]);
    const dates = (measuresOf(measured) ?? []).flatMap(({ on }) => on ?? []);
    const latest = dates.length === 0 ? undefined : Math.max(...dates);
    if (latest === undefined || today - latest <= days) return holds;
    return violated(() => {
      const name = nameOf(data);
      const on = dayWords(latest);
      return {
        en: `quality of ${name.en} was last measured on ${on.en}, ${today - latest} days ago`,
        fr: `la qualité de ${name.fr} a été mesurée pour la dernière fois le ${on.fr}, il y a ${today - latest} jours`,
        values: [[measured, "quality"]],
      };
    });
  },
};

const MASTER: readonly string[] = ["master", "reference"];

import { lastDay, supportOf } from "../../model/endoflife/support.ts";
import { isKind } from "../../model/is-kind.ts";
import { states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import { MONTH } from "../parts/support.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly months: number;
}

export const supportLasts: ElementRule<Parameters> = {
  id: "support-lasts",
  title: { en: "Support lasts for some time yet", fr: "Le support dure encore un certain temps" },
  rationale: {
    en: "A change of platform takes months of preparation; who begins when support ends is late.",
    fr: "Changer de plateforme demande des mois de préparation ; qui commence à la fin du support est en retard.",
  },
  remedy: {
    en: "Plan the move now: state `replacedBy`, or a project that `changes` it before the day.",
    fr: "Planifiez dès maintenant le passage : indiquez `replacedBy`, ou un projet qui `changes` avant cette date.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.8", "nist-800-53:SA-22", "nist-csf:ID.AM-08", "pci-dss:12", "cis:2", "dora:7"],
  quality: "reliability",
  reads: ["supportEnd", "eol", "purl", "cpe", "version", "product"],
  parameters: {
    months: {
      type: { kind: "number", minimum: 0 },
      name: { en: "Months ahead", fr: "Mois à venir" },
      description: {
        en: "What ends within so many months is reported.",
        fr: "Ce qui prend fin d’ici tant de mois est signalé.",
      },
      usual: 12,
    },
  },
  kinds: ["technology", "application", "module", "store", "node", "service", "interface"],
  examples: {
    passes: `technology deb "Debian 13"\ntechnology react "React 19"`,
    fails: `technology php "PHP 8.2"\ntechnology deb "Debian 12"\ntechnology pg "PostgreSQL 18"\nservice mail "Mail" { supportEnd: 2027-03-31 }`,
    finds: ["php", "mail"],
  },

  // What is over already is another rule's; what nobody knows is asked for there.
  judge(element, { parameters: { months }, today }) {
    if (!isKind(element, "technology") && !states(element, "eol") && !states(element, "supportEnd")) return undefined;
    const support = supportOf(element);
    if (support?.end === "open") return holds;
    const last = support === undefined ? undefined : lastDay(support);
    if (last === undefined || last < today) return undefined;
    if (last - today > months * MONTH) return holds;
    return violated(() => {
      const name = nameOf(element);
      const days = last - today;
      const day = dayWords(last);
      return {
        en: `support of ${name.en} ends on ${day.en}, in ${days} days`,
        fr: `le support de ${name.fr} prend fin le ${day.fr}, dans ${days} jours`,
        values: [[element, support?.said ?? "supportEnd"]],
      };
    });
  },
};

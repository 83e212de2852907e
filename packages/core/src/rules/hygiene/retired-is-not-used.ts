import type { Element, Relationship } from "../../model/model.ts";
import { references, type Naming } from "../parts/connections.ts";
import { everyKindBut } from "../parts/every-kind.ts";
import { isRetired, lifeOf } from "../parts/life.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { type Account, holds, violated } from "../verdict.ts";

/** Verbs by which something needs what it names. */
const needing: ReadonlySet<string> = new Set(["uses", "runs on", "flows", "accesses"]);
/** Attributes by which something needs what it names. */
const named: ReadonlySet<string> = new Set([
  "technology",
  "os",
  "supplier",
  "owner",
  "store",
  "via",
  "zone",
  "site",
  "goldenSource",
]);

export const retiredIsNotUsed: ElementRule = {
  id: "retired-is-not-used",
  title: { en: "Nothing rests on what is retired", fr: "Rien ne repose sur ce qui est retiré" },
  rationale: {
    en: "Either the retired thing still runs, without support and without anybody who feels responsible, or what names it is broken.",
    fr: "Ou la chose retirée tourne encore, sans support et sans que personne s’en sente responsable, ou ce qui la nomme ne marche plus.",
  },
  remedy: {
    en: "Move to its successor and name that instead; or correct the status or dates of what is said to be retired.",
    fr: "Passez à son successeur et nommez celui-ci ; ou corrigez le statut ou les dates de ce qui est dit retiré.",
  },
  severity: "error",
  controls: ["iso27001:A.5.9", "iso27001:A.8.8", "nist-800-53:SA-22", "nist-csf:ID.AM-08", "cis:2", "pci-dss:6"],
  aliases: ["PREMATURE-REMOVAL"],
  reads: ["status", "lifecycle", "uses", "runs on", "->", "accesses", ...named],
  kinds: everyKindBut("decision", "document", "finding", "risk"),
  examples: {
    passes: `application old "Old CRM" { status: retired; uses db }\napplication db "Database"\napplication crm "CRM" { uses db }`,
    fails: `unit sales "Sales" { status: retired }
technology php5 "PHP 5" { lifecycle: { active: 2010-01-01; retired: 2019-01-01 } }
application old "Old CRM" { status: retired }
application crm "CRM" { owner: sales; module api "API" { technology: php5 } }
application shop "Shop" { -> old { protocol: https } }
application gone "Gone" { status: retired; uses old }
application fine "Fine" { uses crm }`,
    finds: ["crm", "api", "shop"],
  },

  judge(element, { today }) {
    let asked = false;
    for (const relationship of element.out()) {
      const { to, verb } = relationship;
      if (to === undefined || !needing.has(verb)) continue;
      asked = true;
      if (isRetired(to, today) && !isRetired(relationship, today))
        return violated(() => proof(element, to, relationship));
    }
    for (const naming of references(element)) {
      if (!named.has(naming.key)) continue;
      asked = true;
      if (isRetired(naming.element, today)) return violated(() => proof(element, naming.element, naming));
    }
    return asked ? holds : undefined;
  },
};

function proof(element: Element, gone: Element, by: Relationship | Naming): Account {
  const [name, other] = [nameOf(element), nameOf(gone)];
  const day = lifeOf(gone)?.retired;
  const since =
    day === undefined ? { en: "", fr: "" } : { en: ` since ${dayWords(day).en}`, fr: ` depuis le ${dayWords(day).fr}` };
  const key = "verb" in by ? undefined : by.key;
  return {
    en: `${name.en} still rests on ${other.en}, which is retired${since.en}`,
    fr: `${name.fr} repose encore sur ${other.fr}, retiré${since.fr}`,
    path: "verb" in by ? [element, by, gone] : [element, gone],
    values: [[gone, "status"], [gone, "lifecycle"], ...(key === undefined ? [] : ([[element, key]] as const))],
  };
}

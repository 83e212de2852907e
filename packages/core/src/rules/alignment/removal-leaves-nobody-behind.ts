import type { Element, Relationship } from "../../model/model.ts";
import { states, wordOf } from "../../model/read.ts";
import { isRetired, lifeOf } from "../parts/life.ts";
import { changesOf, endOf } from "../parts/projects.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { type Account, holds, violated } from "../verdict.ts";

export const removalLeavesNobodyBehind: ElementRule = {
  id: "removal-leaves-nobody-behind",
  title: {
    en: "Nothing is removed that others still need",
    fr: "Rien n’est retiré dont d’autres ont encore besoin",
  },
  rationale: {
    en: "What still depends on an element on the day of its removal stops on that day.",
    fr: "Ce qui dépend encore d’un élément le jour de son retrait s’arrête ce jour-là.",
  },
  remedy: {
    en: "Move those that depend on it first (`project changes x`), name what takes over (`replacedBy`), or remove it later.",
    fr: "Déplacez d’abord ce qui en dépend (`projet changes x`), nommez ce qui prend le relais (`replacedBy`), ou retirez-le plus tard.",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.8",
    "iso27001:A.8.32",
    "nist-800-53:CM-3",
    "nist-800-53:CM-4",
    "nist-csf:ID.AM-08",
    "dora:9",
  ],
  quality: "reliability",
  aliases: ["PREMATURE-REMOVAL"],
  reads: [
    "changes",
    "action",
    "end",
    "lifecycle",
    "status",
    "replacedBy",
    "uses",
    "runs on",
    "->",
    "accesses",
    "contains",
    "to",
  ],
  kinds: ["application", "module", "store", "interface", "node", "technology", "service"],
  examples: {
    passes: `application old "Old CRM" { lifecycle: { active: 2010-01-01; retired: 2027-12-31 } }
application fax "Fax" { uses old; lifecycle: { active: 2010-01-01; retired: 2027-06-30 } }
application shop "Shop" { uses old }
project p "Rebuild" { end: 2027-09-30; changes shop { action: change } }
node vm "Server"
application gone "Gone" { runs on vm }
project q "Move out" { end: 2027-06-30; changes vm { action: remove }; changes gone { action: remove } }`,
    fails: `application old "Old CRM" { lifecycle: { active: 2010-01-01; retired: 2027-12-31 } }
application shop "Shop" { uses old }
application next "Next" { lifecycle: { active: 2027-06-30 } }
application legacy "Legacy" { lifecycle: { active: 2010-01-01; retired: 2027-12-31 }; replacedBy: next }
application user "User" { uses legacy }
node vm "Server"
application crm "CRM" { runs on vm }
project q "Move out" { end: 2027-06-30; changes vm { action: remove } }
project r "Late" { end: 2028-06-30; changes crm { action: change } }`,
    finds: ["old", "vm"],
  },

  judge(element, { today }) {
    const last = lastDayOf(element);
    if (last === undefined || last < today || states(element, "replacedBy")) return undefined;
    for (const part of partsOf(element))
      for (const need of needsOn(part))
        if (!isSettled(need.needing, element, last, today)) return violated(() => behind(element, need, last));
    return holds;
  },
};

/** Someone who needs an element, and the relationship that says so. */
interface Need {
  readonly needing: Element;
  readonly by: Relationship;
}

/** Day from which an element is no longer there: its own date, or the end of the project that removes it. */
function lastDayOf(element: Element): number | undefined {
  const own = lifeOf(element)?.retired;
  const removed = changesOf(element).flatMap((change) =>
    wordOf(change, "action") === "remove" && change.from !== undefined ? (endOf(change.from) ?? []) : [],
  );
  const days = own === undefined ? removed : [own, ...removed];
  return days.length === 0 ? undefined : Math.min(...days);
}

function partsOf(element: Element): readonly Element[] {
  return [element, ...element.children];
}

/** Who uses it, runs on it, reads it, or receives data from it. */
function needsOn(part: Element): readonly Need[] {
  const users = ["uses", "runs on", "accesses"].flatMap((verb) => part.in(verb));
  const needs = users.flatMap((by): Need[] => (by.from === undefined ? [] : [{ needing: by.from, by }]));
  const fed = part.out("flows").flatMap((by): Need[] => (by.to === undefined ? [] : [{ needing: by.to, by }]));
  return [...needs, ...fed];
}

/** Is it part of what goes, gone by then, or changed by a project that is done by then? */
function isSettled(needing: Element, going: Element, last: number, today: number): boolean {
  const around = [needing, ...needing.path];
  if (around.some(({ row }) => row === going.row)) return true;
  if (around.some((one) => isRetired(one, today) || (lifeOf(one)?.retired ?? Number.POSITIVE_INFINITY) <= last))
    return true;
  return changesOf(needing).some(({ from }) => from !== undefined && (endOf(from) ?? Number.POSITIVE_INFINITY) <= last);
}

function behind(element: Element, { needing, by }: Need, last: number): Account {
  const [name, other, day] = [nameOf(element), nameOf(needing), dayWords(last)];
  return {
    en: `${name.en} goes on ${day.en}, and ${other.en} still needs it then`,
    fr: `${name.fr} part le ${day.fr}, et ${other.fr} en a encore besoin à cette date`,
    path: [needing, by, element],
    values: [[element, "lifecycle"]],
    related: [needing],
  };
}

import type { Element, Relationship } from "../../model/model.ts";
import { distinct, elementsOf, inside, wordOf } from "../../model/read.ts";
import { isRetired } from "../parts/life.ts";
import { changesOf, isEnding, isOver } from "../parts/projects.ts";
import { nameOf } from "../../model/wording.ts";
import { endsOf, namesOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { type Account, holds, lacks, violated } from "../verdict.ts";

export const migrationMapsEveryFlow: RelationshipRule = {
  id: "migration-maps-every-flow",
  title: {
    en: "Every flow of what is replaced has a place in the target",
    fr: "Chaque flux de ce qui est remplacé a sa place dans la cible",
  },
  rationale: {
    en: "Migrations fail by the flow that nobody had thought of, on the morning after.",
    fr: "Les migrations échouent sur le flux auquel personne n’avait pensé, le lendemain matin.",
  },
  remedy: {
    en: "Name the successor (`changes x { action: replace, to: y }`) and describe its flows with each partner of the old one; end those that are to go (`lifecycle.retired`).",
    fr: "Nommez le successeur (`changes x { action: replace, to: y }`) et décrivez ses flux avec chaque partenaire de l’ancien ; terminez ceux qui disparaissent (`lifecycle.retired`).",
  },
  severity: "warning",
  controls: ["iso27001:A.5.8", "iso27001:A.8.32", "nist-800-53:CM-4", "nist-csf:ID.AM-03"],
  aliases: ["MIGRATION-GAP"],
  reads: ["action", "to", "replacedBy", "->", "lifecycle", "status", "changes"],
  verbs: ["changes"],
  examples: {
    passes: `application old "Old"\napplication new "New" { module api "API" { -> erp } }\napplication erp "ERP"\nold -> erp\nproject p "Replace" { changes old { action: replace, to: new } }`,
    fails: `application old "Old"\napplication new "New"\napplication erp "ERP"\napplication shop "Shop"\napplication fax "Fax"\nold -> erp\nshop -> old\nold -> fax { lifecycle: { retired: 2027-01-31 } }\nshop -> new\nproject p "Replace" { changes old { action: replace, to: new } }\nproject q "Other" { changes shop { action: change } }`,
    finds: ["p changes old"],
    unsure: `application old "Old"\napplication erp "ERP"\nold -> erp\nproject p "Replace" { changes old { action: replace } }`,
    lacks: ["p changes old.to"],
  },

  judge(change, { today }) {
    const { from: project, to: old } = change;
    if (project === undefined || old === undefined || wordOf(change, "action") !== "replace" || isOver(project))
      return undefined;
    const flows = flowsAcross(old).filter((flow) => !isEnded(flow, old, today));
    if (flows.length === 0) return undefined;
    const targets = distinct([...elementsOf(change, "to"), ...old.references("replacedBy")]);
    if (targets.length === 0) return lacks([change, "to"]);
    const taken = targets.flatMap(flowsAcross);
    const lost = flows.filter((flow) => !taken.some((other) => isSameExchange(flow, old, other)));
    return lost.length === 0 ? holds : violated(() => forgotten(project, change, old, targets, lost));
  },
};

/** Flows between an element with its parts and the outside. */
function flowsAcross(element: Element): readonly Relationship[] {
  const parts = [element, ...inside(element)];
  const rows = new Set(parts.map(({ row }) => row));
  return parts.flatMap((part) => [
    ...part.out("flows").filter(({ to }) => to !== undefined && !rows.has(to.row)),
    ...part.in("flows").filter(({ from }) => from !== undefined && !rows.has(from.row)),
  ]);
}

/** Does the flow end by its own date, or with its other end? */
function isEnded(flow: Relationship, old: Element, today: number): boolean {
  const lifecycle = flow.get("lifecycle");
  if (lifecycle?.kind === "record" && (lifecycle.fields["retired"] ?? lifecycle.fields["phaseOut"]) !== undefined)
    return true;
  const partner = partnerOf(flow, old);
  return partner === undefined || isRetired(partner, today) || changesOf(partner).some(isEnding);
}

function partnerOf({ from, to }: Relationship, whole: Element): Element | undefined {
  return from !== undefined && isWithin(from, whole) ? to : from;
}

function isWithin(element: Element, whole: Element): boolean {
  return element.row === whole.row || element.path.some(({ row }) => row === whole.row);
}

/** The same way, with the same partner or another part of it. */
function isSameExchange(flow: Relationship, old: Element, other: Relationship): boolean {
  const isSending = flow.from !== undefined && isWithin(flow.from, old);
  const [partner, end] = isSending ? [flow.to, other.to] : [flow.from, other.from];
  return partner !== undefined && end !== undefined && outermost(partner).row === outermost(end).row;
}

function outermost(element: Element): Element {
  return element.path[0] ?? element;
}

function forgotten(
  project: Element,
  change: Relationship,
  old: Element,
  targets: readonly Element[],
  lost: readonly Relationship[],
): Account {
  const [name, target] = [nameOf(old), namesOf(targets)];
  const list = (language: "en" | "fr"): string =>
    lost
      .slice(0, 3)
      .map((flow) => endsOf(flow)[language])
      .join("; ");
  return {
    en: `${lost.length} flows of ${name.en} have no place in ${target.en}: ${list("en")}`,
    fr: `${lost.length} flux de ${name.fr} sans place dans ${target.fr} : ${list("fr")}`,
    path: [project, change, old, ...lost],
    related: targets,
  };
}

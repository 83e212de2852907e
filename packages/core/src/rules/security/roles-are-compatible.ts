import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { distinct, elementsOf, numberOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const rolesAreCompatible: ElementRule = {
  id: "roles-are-compatible",
  title: {
    en: "Nobody takes roles that exclude each other",
    fr: "Personne ne tient des rôles qui s’excluent",
  },
  rationale: {
    en: "Whoever decides in one role about what he does in another judges in his own case.",
    fr: "Qui décide dans un rôle de ce qu’il fait dans un autre est juge et partie.",
  },
  remedy: {
    en: "Give one of the two roles to somebody else, or explain by a waiver who looks over the shoulder.",
    fr: "Confiez l’un des deux rôles à quelqu’un d’autre, ou expliquez par une dérogation qui regarde par-dessus l’épaule.",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.3",
    "iso27001:A.5.2",
    "nist-800-53:AC-5",
    "nist-csf:GV.RR-02",
    "nist-csf:PR.AA-05",
    "pci-dss:7",
    "dora:6",
  ],
  quality: "security",
  reads: ["incompatibleWith", "specializes", "performs", "headcount"],
  kinds: ["role", "unit", "party"],
  examples: {
    passes: `role buyer "Buyer" { incompatibleWith: auditor }
role auditor "Auditor"
unit office "Office" { headcount: 9; performs buyer, auditor }
unit anna "Anna" { headcount: 1; performs buyer }`,
    fails: `role buyer "Buyer" { incompatibleWith: auditor }
role auditor "Auditor"
role deputy "Deputy" { specializes buyer, auditor }
unit office "Office" { headcount: 9; performs buyer, auditor }
unit anna "Anna" { headcount: 1; performs buyer, auditor }`,
    finds: ["deputy", "anna"],
    unsure: `role buyer "Buyer" { incompatibleWith: auditor }
role auditor "Auditor"
unit office "Office" { performs buyer, auditor }`,
    lacks: ["office.headcount"],
  },

  judge(who) {
    const roles = isKind(who, "role") ? withGeneral(who) : taken(who).flatMap(withGeneral);
    if (roles.length < 2) return undefined;
    const conflict = excluded(roles);
    if (conflict === undefined) return roles.some(hasExclusion) ? holds : undefined;
    const people = isKind(who, "role") ? 1 : numberOf(who, "headcount");
    if (people === undefined) return lacks([who, "headcount"]);
    if (people > 1) return holds;
    return violated(() => {
      const [first, second] = conflict;
      const [name, a, b] = [nameOf(who), nameOf(first), nameOf(second)];
      return {
        en: `${name.en} takes both ${a.en} and ${b.en}, which exclude each other`,
        fr: `${name.fr} tient à la fois ${a.fr} et ${b.fr}, qui s’excluent`,
        path: [first, who, second],
        values: [[first, "incompatibleWith"]],
      };
    });
  },
};

function taken(who: Element): readonly Element[] {
  return who.out("performs").flatMap(({ to }) => (to !== undefined && isKind(to, "role") ? [to] : []));
}

/** A role and those that it specialises: it has their rights too. */
function withGeneral(role: Element): readonly Element[] {
  const found = [role];
  for (const one of found) {
    const general = one.targets("specializes");
    for (const other of general) if (!found.some(({ row }) => row === other.row)) found.push(other);
  }
  return found;
}

function hasExclusion(role: Element): boolean {
  return elementsOf(role, "incompatibleWith").length > 0;
}

function excluded(roles: readonly Element[]): readonly [Element, Element] | undefined {
  const all = distinct(roles);
  for (const first of all)
    for (const other of elementsOf(first, "incompatibleWith")) {
      const second = all.find(({ row }) => row === other.row && row !== first.row);
      if (second !== undefined) return [first, second];
    }
  return undefined;
}

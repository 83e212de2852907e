import { sitesOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { distinct, elementsOf } from "../../model/read.ts";
import { BAD, FINE, foundationsOf, UNSAID, verdictOf } from "../parts/foundations.ts";
import { productionNodesOf } from "../../model/redundancy.ts";
import { isWorkingPart, type Support, SUPPORT_WORDS, supportsOf, wayTo } from "../parts/reliance.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import { isOperatedByOthers } from "../parts/single-points.ts";
import type { ModelRule } from "../rule.ts";
import type { Account, Verdict } from "../verdict.ts";

export const vitalProcessHasAnAlternateSite: ModelRule = {
  id: "vital-process-has-an-alternate-site",
  title: {
    en: "A vital process goes on when one site is lost",
    fr: "Un processus vital continue si un site est perdu",
  },
  rationale: {
    en: "A recovery plan without a place to recover to is a shopping list: machines take weeks to buy and rooms months to find.",
    fr: "Un plan de reprise sans lieu où reprendre est une liste de courses : il faut des semaines pour les machines, des mois pour les salles.",
  },
  remedy: {
    en: "Prepare a second site for what is named and state it (`sites`, `replication`, a node with `env: dr`).",
    fr: "Préparez un second site pour ce qui est nommé et indiquez-le (`sites`, `replication`, un nœud avec `env: dr`).",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.29",
    "iso27001:A.8.14",
    "nist-800-53:CP-6",
    "nist-800-53:CP-7",
    "nist-csf:PR.IR-03",
    "dora:12",
    "nis2:21.2.c",
  ],
  principle: "P7",
  quality: "resilience",
  reads: [...SUPPORT_WORDS, "sites", "site", "replication", "type", "hosting", "status", "lifecycle"],
  examples: {
    passes: `process pay "Pay" { criticality: vital; uses shop }\napplication shop "Shop" { runs on n1, n2 }
node n1 "One" { site: a }\nnode n2 "Two" { site: b; env: dr }\nsite a "A"\nsite b "B"`,
    fails: `process pay "Pay" { criticality: vital; uses shop, mail }\napplication shop "Shop" { runs on n1, n2 }\napplication mail "Mail" { hosting: saas }
node n1 "One" { site: a }\nnode n2 "Two" { site: a }\nsite a "A"\nsite b "B"`,
    finds: ["pay"],
    unsure: `process pay "Pay" { criticality: vital; uses shop }\napplication shop "Shop"`,
    lacks: ["shop.sites"],
  },

  *survey(model): Generator<readonly [Element, Verdict]> {
    const foundations = foundationsOf(model);
    for (const process of foundations.vital) {
      const verdict = verdictOf(
        foundations.greatest(gradeOfPlaces, process),
        () => accountOf(process),
        () => supportsGraded(process, UNSAID).map(({ element }) => [element, "sites"]),
      );
      if (verdict !== undefined) yield [process, verdict];
    }
  },
};

/** Software at one site is bad, at none that is said is unsaid. */
function gradeOfPlaces(element: Element): number {
  if (isKind(element, "node") || !isWorkingPart(element) || isOperatedByOthers(element)) return -Infinity;
  const places = placesOf(element).length;
  return places > 1 ? FINE : places === 1 ? BAD : UNSAID;
}

function supportsGraded(process: Element, grade: number): readonly Support[] {
  return supportsOf(process).filter(({ element }) => gradeOfPlaces(element) === grade);
}

function accountOf(process: Element): Account {
  const bound = supportsGraded(process, BAD);
  const software = bound.map((support) => support.element);
  const [name, names, sites] = [nameOf(process), namesOf(software), namesOf(distinct(software.flatMap(placesOf)))];
  const [first] = bound;
  const ground =
    first === undefined ? [] : [...productionNodesOf(first.element).slice(0, 1), ...placesOf(first.element)];
  return {
    en: `${name.en} is vital and stops with the site ${sites.en}, the only one of ${names.en}`,
    fr: `${name.fr} est vital et s’arrête avec le site ${sites.fr}, le seul de ${names.fr}`,
    path: [...(first === undefined ? [process] : wayTo(first)), ...ground],
    related: software,
  };
}

/** Sites at which software stands, its live copies included. */
function placesOf(software: Element): readonly Element[] {
  const copies = elementsOf(software, "replication.to");
  const all = [software, ...productionNodesOf(software), ...copies, ...copies.flatMap(productionNodesOf)];
  return distinct(all.flatMap((one) => (isKind(one, "site") ? [one] : sitesOf(one))));
}

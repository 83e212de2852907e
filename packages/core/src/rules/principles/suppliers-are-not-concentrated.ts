import type { Bilingual } from "../../model/metamodel.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element, Model } from "../../model/model.ts";
import { elementsOf, wordIn } from "../../model/read.ts";
import { concentrationOf, type Shares } from "../parts/concentration.ts";
import { isOpenSource, licenceClassOf } from "../parts/licence-classes.ts";
import { isInProduction } from "../../model/redundancy.ts";
import { nameOf } from "../../model/wording.ts";
import type { ModelRule } from "../rule.ts";
import { type Account, holds, lacks, type Verdict, violated } from "../verdict.ts";

interface Parameters {
  readonly limit: number;
  readonly least: number;
}

export const suppliersAreNotConcentrated: ModelRule<Parameters> = {
  id: "suppliers-are-not-concentrated",
  title: {
    en: "Components of one class come from several suppliers",
    fr: "Les composants d’une même classe viennent de plusieurs fournisseurs",
  },
  rationale: {
    en: "Where one supplier has most of a class, its price, its failure and its end are the organisation's: the Herfindahl-Hirschman index measures it.",
    fr: "Quand un fournisseur tient l’essentiel d’une classe, son prix, sa panne et sa fin sont ceux de l’organisation : l’indice de Herfindahl-Hirschman le mesure.",
  },
  remedy: {
    en: "Bring in a second supplier for part of the class, and state `supplier` wherever it is missing.",
    fr: "Faites entrer un second fournisseur pour une partie de la classe, et indiquez `supplier` là où il manque.",
  },
  severity: "info",
  controls: [
    "iso27001:A.5.21",
    "iso27001:A.5.19",
    "nist-800-53:SR-3",
    "nist-csf:GV.SC-04",
    "nist-csf:GV.SC-07",
    "dora:28",
    "dora:29",
    "nis2:21.2.d",
  ],
  principle: "P6",
  aliases: ["supplier-hhi"],
  reads: [
    "supplier",
    "licence",
    "type",
    "env",
    "hosting",
    "application",
    "technology",
    "node",
    "unit",
    "status",
    "lifecycle",
  ],
  parameters: {
    limit: {
      type: { kind: "number", minimum: 0, maximum: 10000 },
      name: { en: "Limit", fr: "Seuil" },
      description: {
        en: "Herfindahl-Hirschman index, from 0 to 10,000, above which a class is concentrated.",
        fr: "Indice de Herfindahl-Hirschman, de 0 à 10 000, au-dessus duquel une classe est concentrée.",
      },
      usual: 2500,
    },
    least: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Smallest class", fr: "Plus petite classe" },
      description: {
        en: "Fewest components of a class about which the index says something.",
        fr: "Nombre minimal de composants d’une classe dont l’indice dit quelque chose.",
      },
      usual: 5,
    },
  },
  examples: {
    passes: `party a "A"\nparty b "B"\nparty c "C"\nparty d "D"\nparty e "E"\n${many(["a", "b", "c", "d", "e"])}`,
    fails: `party a "A"\nparty b "B"\n${many(["a", "a", "a", "a", "b"])}\nnode n1 "N1" { type: server; supplier: b }\napplication own "Own" { licence: in-house }`,
    finds: ["a"],
    unsure: `party a "A"\nparty b "B"\nparty c "C"\nparty d "D"\n${many(["a", "b", "c", "d", ""])}`,
    lacks: ["x4.supplier"],
  },

  *survey(model, { parameters: { limit, least } }): Generator<readonly [Element, Verdict]> {
    const judged = new Map<number, readonly [Element, Verdict]>();
    for (const group of groupsOf(model)) {
      const shares = sharesOf(group.members);
      const [top] = [...shares.bySupplier].sort((a, b) => b[1] - a[1]);
      if (top === undefined || group.members.length < least) continue;
      const index = concentrationOf(shares);

      const verdict = verdictOn(group, top[0], index, limit);
      const known = judged.get(top[0].row);
      if (known === undefined || known[1].state !== "violated") judged.set(top[0].row, [top[0], verdict]);
    }
    yield* judged.values();
  },
};

interface Group {
  readonly name: Bilingual;
  readonly members: readonly Element[];
}

/** Components bought from others, by kind and by what they are for. */
function groupsOf(model: Model): readonly Group[] {
  const groups = new Map<string, { readonly name: Bilingual; readonly members: Element[] }>();
  for (const kind of ["application", "technology", "node"]) {
    for (const element of model.elements({ kind })) {
      if (!isInProduction(element) || isOwn(element)) continue;
      const type = wordIn(element, "type");
      // Applications of all purposes make one class: each purpose alone has few.
      const key = kind === "application" ? kind : `${kind} ${type?.word ?? ""}`;
      const group = groups.get(key) ?? {
        name: nameOfGroup(element, kind === "application" ? undefined : type?.name),
        members: [],
      };
      groups.set(key, group);
      group.members.push(element);
    }
  }
  return [...groups.values()];
}

function nameOfGroup({ model, kind }: Element, type: Bilingual | undefined): Bilingual {
  const { plural } = model.schema.kind(model.schema.kindNumber(kind));
  const of = (language: "en" | "fr"): string => plural[language].toLowerCase();
  return type === undefined
    ? { en: of("en"), fr: of("fr") }
    : { en: `${of("en")} (${type.en})`, fr: `${of("fr")} (${type.fr})` };
}

/** Written or run here, free for all, or part of what is counted: no supplier of its own to depend on. */
function isOwn(element: Element): boolean {
  const licence = licenceClassOf(element);
  if (licence === "own" || (licence !== undefined && isOpenSource(licence) === true)) return true;
  if (isKind(element, "application") && element.parent !== undefined) return true;
  return elementsOf(element, "supplier").some((supplier) => isKind(supplier, "unit"));
}

function sharesOf(members: readonly Element[]): Shares {
  const bySupplier = new Map<number, readonly [Element, number]>();
  let unsaid = 0;
  for (const member of members) {
    const [supplier] = elementsOf(member, "supplier");
    if (supplier === undefined) unsaid++;
    else bySupplier.set(supplier.row, [supplier, (bySupplier.get(supplier.row)?.[1] ?? 0) + 1]);
  }
  return { bySupplier: new Map(bySupplier.values()), unsaid };
}

function verdictOn(group: Group, top: Element, index: ReturnType<typeof concentrationOf>, limit: number): Verdict {
  if (index.most <= limit) return holds;
  if (index.least <= limit) {
    const unsaid = group.members.filter((member) => elementsOf(member, "supplier").length === 0);
    return lacks(...unsaid.map((member) => [member, "supplier"] as const));
  }
  return violated(() => accountOf(group, top, index.least, limit));
}

function accountOf({ name, members }: Group, top: Element, index: number, limit: number): Account {
  const theirs = members.filter((member) => elementsOf(member, "supplier")[0]?.row === top.row);
  const who = nameOf(top);
  return {
    en: `${who.en} delivers ${theirs.length} of ${members.length} ${name.en}: the concentration index is ${Math.round(index)}, above ${limit}`,
    fr: `${who.fr} fournit ${theirs.length} des ${members.length} ${name.fr} : l’indice de concentration est de ${Math.round(index)}, au-dessus de ${limit}`,
    values: theirs.slice(0, 10).map((member) => [member, "supplier"] as const),
    related: theirs,
  };
}

function many(suppliers: readonly string[]): string {
  return suppliers
    .map((supplier, index) => `application x${index} "X${index}" {${supplier === "" ? "" : ` supplier: ${supplier} `}}`)
    .join("\n");
}

import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { distinct, elementsOf, wordOf } from "../../model/read.ts";
import { isVitalBusiness } from "../parts/continuity.ts";
import { hostedBy } from "../parts/hosting.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import { suppliersOf } from "../parts/supply.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly most: number;
}

export const supplierStopsFewVitalProcesses: ElementRule<Parameters> = {
  id: "supplier-stops-few-vital-processes",
  title: {
    en: "The loss of one supplier does not stop several vital processes",
    fr: "La perte d’un fournisseur n’arrête pas plusieurs processus vitaux",
  },
  rationale: {
    en: "A supplier that fails, is bought or is put under sanctions takes everything along that only it delivers.",
    fr: "Un fournisseur qui fait faillite, est racheté ou sanctionné emporte tout ce que lui seul fournit.",
  },
  remedy: {
    en: "Divide the vital systems among suppliers, or prepare a system of another supplier that takes over and name it (`alternatives`).",
    fr: "Répartissez les systèmes vitaux entre fournisseurs, ou préparez un système d’un autre fournisseur qui prend le relais et nommez-le (`alternatives`).",
  },
  severity: "warning",
  controls: [
    "iso27001:A.5.19",
    "iso27001:A.5.21",
    "nist-800-53:CP-2",
    "nist-800-53:SR-3",
    "nist-csf:GV.SC-07",
    "dora:29",
    "nis2:21.2.d",
  ],
  principle: "P6",
  quality: "resilience",
  aliases: ["loss-of-supplier"],
  reads: ["supplier", "alternatives", "uses", "performs", "realizes", "criticality"],
  kinds: ["party"],
  parameters: {
    most: {
      type: { kind: "number", minimum: 0, integer: true },
      name: { en: "Processes", fr: "Processus" },
      description: {
        en: "Most vital processes and services that one supplier may stop.",
        fr: "Nombre maximal de processus et services vitaux qu’un fournisseur peut arrêter.",
      },
      usual: 1,
    },
  },
  examples: {
    passes: `party a "A"\nparty b "B"\napplication x "X" { supplier: a }\napplication y "Y" { supplier: [a, b] }\nprocess pay "Pay" { criticality: vital; uses x, y }\nprocess sell "Sell" { criticality: vital; uses y }`,
    fails: `party a "A"\nparty b "B"\napplication x "X" { supplier: a }\nnode n "Cloud" { supplier: a }\napplication y "Y" { runs on n }\napplication z "Z" { supplier: b; alternatives: [zz] }
application zz "ZZ"
process pay "Pay" { criticality: vital; uses x }\nprocess sell "Sell" { criticality: vital; uses y, z }\nprocess buy "Buy" { criticality: vital; uses z }\nprocess tidy "Tidy" { criticality: low; uses x }`,
    finds: ["a"],
  },

  judge(party, { parameters: { most } }) {
    const supplied = party.referrers.filter(({ key }) => key === "supplier").map(({ element }) => element);
    const sole = supplied.filter((one) => suppliersOf(one).length < 2 && !hasStandIn(one));
    const stopped = distinct(sole.flatMap((one) => vitalUsersOf(one)));
    if (stopped.length === 0) return undefined;
    if (stopped.length <= most) return holds;
    return violated(() => {
      const [name, names] = [nameOf(party), namesOf(stopped)];
      return {
        en: `Without ${name.en} ${stopped.length} vital processes or services stop: ${names.en}`,
        fr: `Sans ${name.fr}, ${stopped.length} processus ou services vitaux s’arrêtent : ${names.fr}`,
        path: [party, ...sole.filter((one) => vitalUsersOf(one).length > 0).slice(0, 1), ...stopped.slice(0, 1)],
        related: [...stopped, ...sole],
      };
    });
  },
};

/** A system of another supplier that is there to take over; that others exist on the market keeps nothing running. */
function hasStandIn(element: Element): boolean {
  const own = suppliersOf(element)[0]?.row;
  return elementsOf(element, "alternatives").some((other) => suppliersOf(other)[0]?.row !== own);
}

/** Vital processes and services that use something, or what runs on it. */
function vitalUsersOf(element: Element): readonly Element[] {
  return element.model.derive(vitalUsersFor, element);
}

function vitalUsersFor(element: Element): readonly Element[] {
  const software = isKind(element, "node") ? hostedBy(element) : [];
  const systems = distinct([element, ...element.path, ...software, ...software.flatMap((one) => one.path)]);
  const users = systems.flatMap((one) => [
    ...one
      .in("uses")
      .filter((use) => wordOf(use, "criticality") !== "soft")
      .flatMap(({ from }) => from ?? []),
    ...one.targets("performs"),
    ...one.targets("realizes"),
  ]);
  return distinct([...systems, ...users]).filter(isVitalBusiness);
}

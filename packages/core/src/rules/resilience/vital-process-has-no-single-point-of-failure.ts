import type { Element } from "../../model/model.ts";
import { BAD, FINE, type Foundations, foundationsOf, verdictOf, UNSAID } from "../parts/foundations.ts";
import { SPARE_WORDS } from "../../model/redundancy.ts";
import { SUPPORT_WORDS, wayTo } from "../parts/reliance.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import { alternativesOf, singlePointsOf, spareGradeOf } from "../parts/single-points.ts";
import type { ModelRule } from "../rule.ts";
import type { Account, Verdict } from "../verdict.ts";

export const vitalProcessHasNoSinglePointOfFailure: ModelRule = {
  id: "vital-process-has-no-single-point-of-failure",
  title: {
    en: "No single failure stops a vital process or service",
    fr: "Aucune défaillance isolée n’arrête un processus ou service vital",
  },
  rationale: {
    en: "Points of failure are cheapest to remove while one designs: each one found here stops the whole process.",
    fr: "Les points de défaillance coûtent le moins à supprimer à la conception : chacun de ceux trouvés ici arrête tout le processus.",
  },
  remedy: {
    en: "Duplicate what is named, or make the process able to go on without it and state the use as `criticality: soft`.",
    fr: "Doublez ce qui est nommé, ou rendez le processus capable de s’en passer et indiquez l’usage comme `criticality: soft`.",
  },
  severity: "error",
  controls: ["iso27001:A.8.14", "iso27001:A.5.30", "nist-800-53:CP-2", "nist-csf:PR.IR-03", "dora:11"],
  principle: "P7",
  quality: "resilience",
  reads: [...SUPPORT_WORDS, ...SPARE_WORDS, "status", "lifecycle"],
  examples: {
    passes: `process pay "Pay" { criticality: vital; uses shop }
application shop "Shop" { module core "Core" { replicas: 2; runs on a, b } }
application news "News" { replicas: 1 }
pay uses news { criticality: soft }
node h1 "Host 1" { type: hypervisor; node a "A" { type: vm } }
node h2 "Host 2" { type: hypervisor; node b "B" { type: vm } }`,
    fails: `process pay "Pay" { criticality: vital; uses shop }
process rest "Rest" { criticality: normal; uses old }
application old "Old" { replicas: 1 }
application shop "Shop" { module core "Core" { replicas: 2; runs on a, b } }
node host "Host" { type: hypervisor
  node a "A" { type: vm }
  node b "B" { type: vm } }`,
    finds: ["pay"],
    unsure: `process pay "Pay" { criticality: vital; uses shop }\napplication shop "Shop"`,
    lacks: ["shop.replicas"],
  },

  *survey(model): Generator<readonly [Element, Verdict]> {
    const foundations = foundationsOf(model);
    for (const process of foundations.vital) {
      const verdict = verdictOf(
        gradeOfProcess(process, foundations),
        () => accountOf(process),
        () => singlePointsOf(process).missing,
      );
      if (verdict !== undefined) yield [process, verdict];
    }
  },
};

/** What has no spare somewhere below may be redundant further up; where anything is, it takes a walk to see. */
function gradeOfProcess(process: Element, foundations: Foundations): number {
  const grade = foundations.greatest(spareGradeOf, process);
  if (grade !== BAD || foundations.greatest(alternativesOf, process) <= 0) return grade;
  const { certain, missing } = singlePointsOf(process);
  return certain.length > 0 ? BAD : missing.length > 0 ? UNSAID : FINE;
}

function accountOf(process: Element): Account {
  const { certain } = singlePointsOf(process);
  const elements = certain.map((one) => one.element);
  const [name, names] = [nameOf(process), namesOf(elements)];
  const [first] = certain;
  return {
    en: `${name.en} stops when any one of these fails: ${names.en}`,
    fr: `${name.fr} s’arrête dès que l’un de ceux-ci tombe : ${names.fr}`,
    path: first === undefined ? [process] : wayTo(first),
    related: elements,
  };
}

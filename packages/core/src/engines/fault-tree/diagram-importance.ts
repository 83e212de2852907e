import type { Diagram } from "./diagram.ts";
import { evaluateDiagram, type EvaluatedDiagram } from "./diagram-probability.ts";
import { Differences } from "./differences.ts";
import { variablesByModule } from "./module-variables.ts";
import { Reaches } from "./reaches.ts";
import type { Importance } from "./tree.ts";

/** What the top is worth with each variable true, and with it false; and the difference, which is not the difference of these two numbers but has more digits. */
interface Cofactors {
  readonly birnbaum: Float64Array;
  /** P(top | variable) and its complement, P(top | not the variable) and its complement. */
  readonly with: Float64Array;
  readonly withNot: Float64Array;
  readonly without: Float64Array;
  readonly withoutNot: Float64Array;
}

/**
 * How much each event matters, all in one sweep up and one down. Where the top is impossible nothing has a share in it: criticality and
 * Fussell-Vesely are 0, risk reduction worth is 1, and risk achievement worth infinite or 1.
 */
export function importanceOf(diagram: Diagram, given: Float64Array, complements?: Float64Array): Importance {
  const { events } = diagram;
  const evaluated = evaluateDiagram(diagram, given, complements);
  const cofactors = cofactorsOf(diagram, evaluated);
  const top = evaluated.value;
  const ratio = (share: number, whole: number, ofNothing: number): number =>
    whole === 0 && share === 0 ? ofNothing : share / whole;
  const birnbaum = cofactors.birnbaum.slice(0, events);
  const share = birnbaum.map((worth, event) => ratio(worth * (given[event] as number), top, 0));
  return {
    birnbaum,
    criticality: share,
    fussellVesely: share.slice(),
    raw: birnbaum.map((_, event) => ratio(cofactors.with[event] as number, top, 1)),
    rrw: birnbaum.map((_, event) => ratio(top, cofactors.without[event] as number, 1)),
  };
}

function cofactorsOf(diagram: Diagram, evaluated: EvaluatedDiagram): Cofactors {
  const { events, moduleRoot, rank } = diagram;
  const count = events + moduleRoot.length;
  const birnbaum = new Float64Array(count);
  const all: Cofactors = {
    birnbaum,
    with: new Float64Array(count).fill(evaluated.value),
    withNot: new Float64Array(count).fill(evaluated.complement),
    without: new Float64Array(count).fill(evaluated.value),
    withoutNot: new Float64Array(count).fill(evaluated.complement),
  };
  const top = count - 1;
  birnbaum[top] = 1;
  all.with[top] = 1;
  all.withNot[top] = 0;
  all.without[top] = 0;
  all.withoutNot[top] = 1;
  const usedBy = variablesByModule(diagram);
  const differences = new Differences(diagram, evaluated);
  for (let module = moduleRoot.length - 1; module >= 0; module--) {
    const own = new Reaches(diagram, evaluated, module);
    own.sharpen(differences);
    const at = events + module;
    const [a, aNot, b, bNot] = [all.with[at], all.withNot[at], all.without[at], all.withoutNot[at]] as [
      number,
      number,
      number,
      number,
    ];
    for (const variable of usedBy[module] ?? []) {
      const level = rank[variable] as number;
      birnbaum[variable] = (birnbaum[at] as number) * (own.worth[level] as number);
      const [t, f] = [own.trueWith[level] as number, own.falseWith[level] as number];
      const [u, g] = [own.trueWithout[level] as number, own.falseWithout[level] as number];
      all.with[variable] = t * a + f * b;
      all.withNot[variable] = t * aNot + f * bNot;
      all.without[variable] = u * a + g * b;
      all.withoutNot[variable] = u * aNot + g * bNot;
    }
  }
  return all;
}

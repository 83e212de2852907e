/** A system of components ready to be simulated: deviates, and the structure as gates that count their true inputs. */
import { deviateOf, type Deviate } from "../../deviates.ts";
import { residualOf } from "../../residual.ts";
import { meanOf } from "../../queueing/distribution.ts";
import type { RenewalSystem, StandbyGroup } from "../renewal.ts";
import { compileCounts, type CountProgram } from "./counts.ts";

export interface CompiledSystem {
  readonly structure: CountProgram;
  /** Tops as references into the tree. */
  readonly tops: readonly number[];
  /** Events of the components that fail. */
  readonly failing: readonly number[];
  /** By event. */
  readonly failure: readonly (Deviate | undefined)[];
  readonly repair: readonly (Deviate | undefined)[];
  /** How long those that are met in the middle of their life, or of their repair, still have. */
  readonly restOfLife: readonly (Deviate | undefined)[];
  readonly restOfRepair: readonly (Deviate | undefined)[];
  /** Share of the time under repair where crews are not limited. */
  readonly unavailability: Float64Array;
  readonly crewOf: Int32Array;
  readonly crews: readonly number[];
  readonly groupOf: Int32Array;
  readonly groups: readonly CompiledGroup[];
  readonly streamOf: Float64Array;
  /** Nothing waits for a crew or stands by: components know nothing of each other. */
  readonly isIndependent: boolean;
}

export interface CompiledGroup extends Omit<StandbyGroup, "switchOver" | "byHand"> {
  readonly switchOver: Deviate;
  readonly byHand: Deviate;
}

export function compileSystem(system: RenewalSystem): CompiledSystem {
  const { tree, components, crews = [], groups = [], tops = [tree.top] } = system;
  const failing: number[] = [];
  const failure: (Deviate | undefined)[] = [];
  const repair: (Deviate | undefined)[] = [];
  const restOfLife: (Deviate | undefined)[] = [];
  const restOfRepair: (Deviate | undefined)[] = [];
  const unavailability = new Float64Array(tree.events);
  const crewOf = new Int32Array(tree.events).fill(-1);
  const groupOf = new Int32Array(tree.events).fill(-1);
  const streamOf = Float64Array.from({ length: tree.events }, (_, event) => event);
  components.forEach((component, event) => {
    if (component === undefined) return;
    const life = meanOf(component.failure);
    const mend = meanOf(component.repair);
    if (!(life > 0)) throw new RangeError(`component ${event} fails as soon as it works`);
    if (component.crew !== undefined && !((crews[component.crew] ?? 0) >= 1)) {
      throw new RangeError(`component ${event} has a crew of nobody`);
    }
    failing.push(event);
    failure[event] = deviateOf(component.failure);
    repair[event] = deviateOf(component.repair);
    restOfLife[event] = residualOf(component.failure);
    restOfRepair[event] = residualOf(component.repair);
    unavailability[event] = life === Infinity ? 0 : mend / (life + mend);
    crewOf[event] = component.crew ?? -1;
    streamOf[event] = component.stream ?? event;
  });
  groups.forEach((group, at) => {
    checkGroup(group, system);
    for (const member of group.members) groupOf[member] = at;
    streamOf[group.event] = group.stream ?? group.event;
  });
  return {
    structure: compileCounts(tree, tops),
    tops,
    failing,
    failure,
    repair,
    restOfLife,
    restOfRepair,
    unavailability,
    crewOf,
    crews,
    groupOf,
    groups: groups.map((group) => ({
      ...group,
      switchOver: deviateOf(group.switchOver),
      byHand: deviateOf(group.byHand),
    })),
    streamOf,
    isIndependent: crewOf.every((crew) => crew < 0) && groups.length === 0,
  };
}

function checkGroup({ members, need, switchFails, event }: StandbyGroup, { components, tree }: RenewalSystem): void {
  if (!(need >= 1 && need <= members.length)) throw new RangeError(`a group of ${members.length} cannot need ${need}`);
  if (!(switchFails >= 0 && switchFails <= 1)) throw new RangeError(`${switchFails} is no chance`);
  if (components[event] !== undefined || event >= tree.events) throw new RangeError(`event ${event} is no switch-over`);
  for (const member of members) {
    if (components[member] === undefined) throw new RangeError(`member ${member} of a group never fails`);
  }
}

/** Stages of a Dockerfile, with their variables followed. */
import { assignmentsOf, filled, type Instruction, instructionsOf } from "./instructions.ts";

export interface Stage {
  readonly name: string | undefined;
  /** What it is built from, variables filled in: an image, or the name of another stage. */
  readonly from: string;
  readonly line: number;
  readonly instructions: readonly Instruction[];
  /** Values of `ARG` and `ENV` at the end of the stage. */
  readonly values: ReadonlyMap<string, string>;
}

export function stagesOf(text: string, given: Readonly<Record<string, string>> = {}): readonly Stage[] {
  const globals = new Map<string, string>();
  const stages: {
    name: string | undefined;
    from: string;
    line: number;
    instructions: Instruction[];
    values: Map<string, string>;
  }[] = [];
  for (const instruction of instructionsOf(text)) {
    const stage = stages.at(-1);
    const { name, rest, line } = instruction;
    if (name === "FROM") {
      const match = /^(\S+)(?:\s+AS\s+(\S+))?/iu.exec(filled(rest, globals));
      if (match !== null)
        stages.push({ name: match[2]?.toLowerCase(), from: match[1] ?? "", line, instructions: [], values: new Map() });
      continue;
    }
    if (name === "ARG")
      for (const [variable, value] of argumentOf(rest, given, globals)) (stage?.values ?? globals).set(variable, value);
    if (name === "ENV" && stage !== undefined)
      for (const [variable, value] of assignmentsOf(rest)) stage.values.set(variable, filled(value, stage.values));
    stage?.instructions.push(instruction);
  }
  return stages;
}

function argumentOf(
  rest: string,
  given: Readonly<Record<string, string>>,
  globals: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
  const all = rest.includes("=") ? assignmentsOf(rest) : [];
  const bare = rest.includes("=") ? [] : rest.split(/\s+/u);
  return [
    ...all.map(([name, value]) => [name, given[name] ?? filled(value, globals)] as const),
    ...bare.flatMap((name) => {
      const value = given[name] ?? globals.get(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  ];
}

/** The stages of which the image is made, the last first: the one that is run, and those that it is built from. */
export function chainOf(stages: readonly Stage[], target?: string): readonly Stage[] {
  const chain: Stage[] = [];
  let stage =
    target === undefined ? stages.at(-1) : (stages.find(({ name }) => name === target.toLowerCase()) ?? stages.at(-1));
  while (stage !== undefined && !chain.includes(stage)) {
    chain.push(stage);
    const from: string = stage.from.toLowerCase();
    stage = stages.find(({ name }) => name === from);
  }
  return chain;
}

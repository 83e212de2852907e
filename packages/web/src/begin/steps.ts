/** The first ten elements: what each step asks for, and the edits that it makes. */
import type { BeginAnswer, BeginStep, BeginStepName } from "@orrery/core/answers/begin-answers";
import type { Edit } from "@orrery/core/answers/edit-answers";

/** Steps that add something with a name. */
export type NamedStep = Exclude<BeginStepName, "organisation" | "relation">;

/** The kind that a step explains. */
export const kindOfStep: Readonly<Record<Exclude<BeginStepName, "organisation" | "relation">, string>> = {
  capability: "capability",
  process: "process",
  application: "application",
  owner: "unit",
  store: "store",
  server: "node",
  view: "view",
};

/** Steps without which another one has nothing to build on. */
export const needs: Readonly<Partial<Record<BeginStepName, readonly BeginStepName[]>>> = {
  owner: ["application"],
  store: ["application"],
  relation: ["process", "application"],
  server: ["application"],
  view: ["application"],
};

export type Found = (step: BeginStepName) => BeginStep["element"];

export function foundIn(answer: BeginAnswer): Found {
  const elements = new Map(answer.steps.map(({ step, element }) => [step, element]));
  return (step) => elements.get(step) ?? null;
}

/** The new element alone: its id is made by the server, and the other edits need it. */
export function creation(step: NamedStep, name: string, found: Found): Edit {
  const application = found("application");
  switch (step) {
    case "store":
      return { edit: "create", kind: "store", name, ...(application === null ? {} : { parent: application.id }) };
    case "server":
      return { edit: "create", kind: "node", name, attributes: { type: "server" } };
    case "view":
      return {
        edit: "create",
        kind: "view",
        name,
        attributes: { viewpoint: "explore", depth: "2", ...(application === null ? {} : { scope: application.id }) },
      };
    default:
      return { edit: "create", kind: kindOfStep[step], name };
  }
}

/** The new element with what joins it to those before. */
export function editsOf(step: NamedStep, name: string, id: string, found: Found): readonly Edit[] {
  const created: Edit = { ...creation(step, name, found), id } as Edit;
  const application = found("application");
  switch (step) {
    case "process": {
      const capability = found("capability");
      return capability === null
        ? [created]
        : [created, { edit: "connect", from: id, verb: "realizes", to: capability.id }];
    }
    case "owner":
      return application === null
        ? [created]
        : [created, { edit: "set", subject: application.id, key: "owner", text: id }];
    case "server": {
      const runs = found("store") ?? application;
      return runs === null ? [created] : [created, { edit: "connect", from: runs.id, verb: "runs on", to: id }];
    }
    default:
      return [created];
  }
}

export function relationEdits(found: Found): readonly Edit[] {
  const process = found("process");
  const application = found("application");
  if (process === null || application === null) return [];
  return [{ edit: "connect", from: process.id, verb: "uses", to: application.id }];
}

/** The header of a model, as text. */
export function headerText(name: string, languages: readonly string[]): string {
  const id =
    name
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "") || "model";
  const quoted = name.replace(/\p{Cc}+/gu, " ").replace(/["\\]/g, "\\$&");
  return `model ${id} "${quoted}" {\n  languages: ${languages.join(", ")}\n}\n`;
}

/** Matrices that architects ask for again and again; those of which the model has both sides are offered. */
import type { MatrixOptionsAnswer } from "@orrery/core/answers/matrix-answers";
import type { matrixTexts } from "./matrix-texts.ts";

export interface Preset {
  readonly rows: string;
  readonly columns: string;
  readonly relationship?: string;
  readonly title: keyof typeof matrixTexts.en;
}

const presets: readonly Preset[] = [
  { rows: "application", columns: "capability", title: "matrix.preset.capabilities" },
  { rows: "process", columns: "application", title: "matrix.preset.processes" },
  { rows: "application", columns: "dataset", relationship: "accesses", title: "matrix.preset.crud" },
  { rows: "application", columns: "node", title: "matrix.preset.nodes" },
  { rows: "role", columns: "process", relationship: "performs", title: "matrix.preset.raci" },
  { rows: "project", columns: "objective", title: "matrix.preset.objectives" },
  { rows: "risk", columns: "control", title: "matrix.preset.controls" },
  { rows: "layers", columns: "layers", relationship: "dependencies", title: "matrix.preset.layers" },
];

export function presetsFor({ kinds }: Pick<MatrixOptionsAnswer, "kinds">): readonly Preset[] {
  const occurring = new Set(["layers", ...kinds.map(({ id }) => id)]);
  return presets.filter(({ rows, columns }) => occurring.has(rows) && occurring.has(columns));
}

/** The loss report of an import or export for people: what was kept, what only approximately, what not, and why. */
import type { ImportAnswer } from "@orrery/core/answers/answers";
import { lossWords } from "@orrery/core/model/loss-words";
import type { Terminal } from "./terminal.ts";
import { visible, widthOf, wrapped } from "./terminal/width.ts";

type Loss = ImportAnswer["loss"][number];

/** Lines of the report; what was kept in one line, everything else one by one with its reason. */
export function lossReport(terminal: Terminal, losses: readonly Loss[]): readonly string[] {
  const { paint } = terminal;
  const kept = losses.filter((loss) => loss.outcome === "kept" && loss.count > 0);
  const others = (["approximated", "dropped"] as const).flatMap((outcome) =>
    losses.filter((loss) => loss.outcome === outcome && loss.count > 0),
  );
  const keptLine = `${paint.green(terminal.text("loss.kept"))} ${kept.map(({ what, count }) => `${visible(lossWords(what)[terminal.locale])} ${terminal.number(count)}`).join(paint.dim(" · "))}`;
  const lines = kept.length === 0 ? [] : [keptLine];
  return others.length === 0
    ? [...lines, paint.green(terminal.text("loss.nothing"))]
    : [...lines, ...others.flatMap((loss) => lossLines(terminal, loss))];
}

function lossLines(terminal: Terminal, loss: Loss): readonly string[] {
  const { paint } = terminal;
  const tint = loss.outcome === "dropped" ? paint.red : paint.yellow;
  const outcome = terminal.text(loss.outcome === "dropped" ? "loss.dropped" : "loss.approximated");
  const indent = " ".repeat(widthOf(outcome) + 1);
  const how =
    loss.how === undefined
      ? []
      : wrapped(visible(loss.how[terminal.locale]), Math.min(100, terminal.width ?? 100) - indent.length).map(
          (line) => indent + paint.dim(line),
        );
  const ids = [...new Set(loss.examples)].slice(0, 5).map(visible).join(", ");
  const examples = ids === "" ? [] : [indent + paint.dim(terminal.text("loss.examples", { ids }))];
  return [
    `${tint(outcome)} ${visible(lossWords(loss.what)[terminal.locale])} ${paint.bold(terminal.number(loss.count))}`,
    ...how,
    ...examples,
  ];
}

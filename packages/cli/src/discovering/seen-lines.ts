/** Where an element was seen, as far as runs are remembered: the mentions that go by its names, with the days. */
import { foldName } from "@orrery/core/discovery/names";
import { daysOf } from "@orrery/core/discovery/snapshot";
import { placeText } from "@orrery/core/model/claims/claim-lines";
import type { Element } from "@orrery/core/model/model";
import { textsIn } from "@orrery/core/model/read";
import type { LoadedModel } from "../load-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import { homeOf } from "./ground.ts";
import { readSnapshots } from "./snapshots.ts";
import { shortened } from "./words.ts";

const MOST = 8;

/** Lines of the section; none where nothing is remembered of it. */
export function seenLines(terminal: Terminal, loaded: LoadedModel, element: Element): readonly string[] {
  const { paint } = terminal;
  const provenance = element.get("provenance");
  const locators = new Set(provenance?.kind === "record" ? textsIn(provenance.fields["locator"]) : []);
  const names = new Set([element.id, element.name, ...textsIn(element.get("aliases"))].map(foldName));
  names.delete("");
  const lines = readSnapshots(homeOf(loaded)).flatMap(({ snapshot }) => {
    if (snapshot === undefined) return [];
    const days = daysOf(snapshot);
    return snapshot.claims.flatMap((one) => {
      const { claim, source, gone } = one;
      if (claim.claim !== "mention") return [];
      if (!locators.has(claim.key) && !claim.names.some((name) => names.has(foldName(name)))) return [];
      const [first, last] = days(one);
      const when = terminal.text(gone === undefined ? "discover.seen" : "discover.seen-until", { first, last });
      return [
        `${visible(claim.key)}  ${paint.cyan(visible(placeText(claim.at)))} ${paint.dim(`${visible(source)} · ${when}`)}`,
      ];
    });
  });
  if (lines.length === 0) return [];
  const head = `${paint.bold(terminal.text("element.seen"))} ${paint.dim(String(lines.length))}`;
  return [head, ...shortened(terminal, lines, MOST).map((line) => `  ${line}`), ""];
}

/** What the figures take for granted, said in sentences: who reads a number can see what would change it. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { StationFigures } from "../capacity.ts";
import type { CapacityBasis } from "./basis.ts";
import type { ClosedLoad } from "./users.ts";

export function notesOf(
  { model, load }: CapacityBasis,
  stations: readonly StationFigures[],
  scope: ReadonlySet<number> | undefined,
): readonly Bilingual[] {
  const { steps } = load.graph;
  const isShown = (node: number): boolean => scope === undefined || scope.has(node);
  let [assumed, parts, machines] = [0, 0, 0];
  for (let step = 0; step < steps.count; step++) {
    if (!isShown(steps.to[step] as number)) continue;
    const from = steps.from[step] as number;
    // What nobody asks makes no difference, however often it would ask.
    if (from >= 0 && load.peak.lower[from] === 0) continue;
    if (steps.isAssumed[step] === 1) assumed++;
    if (steps.kind[step] === "unknown-part") parts++;
    if (steps.kind[step] === "machine" && (steps.least[step] as number) < 1) machines++;
  }
  const notes: Bilingual[] = [];
  const say = (count: number, en: string, fr: string): void => {
    if (count > 0) notes.push({ en, fr });
  };
  const conflicts = stations.filter(({ isConflicting }) => isConflicting);
  say(
    conflicts.length,
    `Callers ask for more than is stated of ${names(conflicts)}: the greater counts.`,
    `Les appelants demandent plus que ce qui est indiqué pour ${names(conflicts)} : le plus grand compte.`,
  );
  say(
    assumed,
    `${assumed} uses and flows say no volume: each case asks once. State \`volume\` on them for a better answer.`,
    `${assumed} usages et flux n’indiquent pas de volume : chaque cas demande une fois. Indiquez-y \`volume\` pour une meilleure réponse.`,
  );
  say(
    parts,
    `${parts} times several may do the same, and nobody says who does how much: each may get none or all.`,
    `${parts} fois, plusieurs peuvent faire la même chose et personne ne dit qui en fait combien : chacun peut en recevoir rien ou tout.`,
  );
  say(
    machines,
    "What runs on several machines is taken to be spread evenly.",
    "Ce qui tourne sur plusieurs machines est supposé réparti également.",
  );
  const endless = load.peak.endless.filter((group) => group.some(isShown));
  const circle = endless[0]?.filter((node) => node < model.parts.rowCount).map((row) => model.at(row).id) ?? [];
  say(
    endless.length,
    `${endless.length} groups ask one another in a circle and nobody says how often (${circle.slice(0, 5).join(", ")}${circle.length > 5 ? " …" : ""}): how much there is has no upper bound.`,
    `${endless.length} groupes se sollicitent en cercle sans que personne dise combien de fois (${circle.slice(0, 5).join(", ")}${circle.length > 5 ? " …" : ""}) : la quantité n’a pas de borne supérieure.`,
  );
  const unread = [...load.facts]
    .filter(([row, fact]) => fact.openTimes === undefined && isShown(row))
    .map(([row]) => model.at(row).id);
  say(
    unread.length,
    `The calendar of ${unread.slice(0, 5).join(", ")} cannot be computed with: what is stated by the day is spread over 24 hours. Write \`Mon-Fri 08:00-18:00\` or \`10x5\`.`,
    `Le calendrier de ${unread.slice(0, 5).join(", ")} ne se prête pas au calcul : ce qui est indiqué par jour est réparti sur 24 heures. Écrivez \`lun-ven 8h-18h\` ou \`10x5\`.`,
  );
  const top = stations[0]?.utilisation;
  const rivals =
    top === undefined
      ? []
      : stations
          .slice(1)
          .filter(
            ({ utilisation }) => (utilisation?.upper ?? 0) > top.lower && utilisation?.upper !== utilisation?.lower,
          );
  say(
    rivals.length,
    `Perhaps another is the bottleneck: ${names(rivals)}.`,
    `Le goulet est peut-être un autre : ${names(rivals)}.`,
  );
  return notes;
}

function names(stations: readonly StationFigures[]): string {
  const shown = stations.slice(0, 5).map(({ element }) => element.id);
  return stations.length > shown.length ? `${shown.join(", ")} …` : shown.join(", ");
}

/** How people who wait were counted, and who of them could not be. */
export function usersNotes(
  { model, load }: CapacityBasis,
  { times }: ClosedLoad,
  scope: ReadonlySet<number> | undefined,
): readonly Bilingual[] {
  const notes: Bilingual[] = [];
  const shown = [...times].filter(([row]) => scope === undefined || scope.has(row));
  if (shown.some(([, { result }]) => result === "approximation"))
    notes.push({
      en: "There are too many combinations of users for an exact solution: their figures are those of the Linearizer, an approximation.",
      fr: "Les combinaisons d’utilisateurs sont trop nombreuses pour une solution exacte : leurs chiffres sont ceux du Linearizer, une approximation.",
    });
  const half = [...load.facts].filter(
    ([row, { users, thinkTime }]) =>
      (users === undefined) !== (thinkTime === undefined) && (scope === undefined || scope.has(row)),
  );
  if (half.length > 0) {
    const ids = half.slice(0, 5).map(([row]) => model.at(row).id);
    const list = half.length > ids.length ? `${ids.join(", ")} …` : ids.join(", ");
    notes.push({
      en: `State both \`activeUsers\` and \`thinkTime\` of ${list}: one without the other says nothing of the load.`,
      fr: `Indiquez à la fois \`activeUsers\` et \`thinkTime\` pour ${list} : l’un sans l’autre ne dit rien de la charge.`,
    });
  }
  return notes;
}

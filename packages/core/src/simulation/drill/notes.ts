/** What a drill takes for granted, and what it could not do. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element } from "../../model/model.ts";
import type { DrillQuestion } from "../answers.ts";
import type { Standstill } from "./standstill.ts";
import type { Strike } from "./strike.ts";

/** Names that are listed before they are counted. */
const NAMED = 5;

export function notesOf(question: DrillQuestion, strike: Strike, standstill: Standstill): readonly Bilingual[] {
  const notes: Bilingual[] = [...strike.notes];
  if (question.fails.length === 0)
    notes.push({ en: "Nothing is named that fails.", fr: "Rien n’est nommé qui tombe." });
  if (standstill.untouched.length > 0) {
    const names = namesOf(standstill.untouched);
    notes.push({
      en: `Nothing is known to fail with ${names.en}: the model says of nothing that it needs this.`,
      fr: `On ne sait rien qui tombe avec ${names.fr} : le modèle ne dit de rien qu’il en a besoin.`,
    });
  }
  notes.push(...assumptionsOf(question, standstill));
  const nobody = unstaffed(standstill);
  if (nobody.count > 0) {
    const names = namesOf(nobody.first, nobody.count);
    notes.push({
      en: `Nobody is named who restores ${names.en}: this work is taken to go on side by side.`,
      fr: `Nul n’est nommé pour rétablir ${names.fr} : ces travaux sont supposés menés de front.`,
    });
  }
  return notes;
}

function assumptionsOf({ harm, lasts }: DrillQuestion, { efforts, stopped }: Standstill): readonly Bilingual[] {
  switch (harm) {
    case "loss":
      return efforts.works.some((works) => works.some(({ action }) => action === "rebuild"))
        ? [
            {
              en: "What is destroyed is taken to be rebuilt in its time of repair (mttr), machines that must be bought first included.",
              fr: "Ce qui est détruit est supposé reconstruit dans son temps de réparation (mttr), achat de machines compris.",
            },
          ]
        : [];
    case "ransomware":
      return [
        {
          en: "Encryption is taken to strike everywhere at once, and the latest backup out of reach to be clean.",
          fr: "Le chiffrement est supposé frapper partout à la fois, et la dernière sauvegarde hors d’atteinte être saine.",
        },
      ];
    case "error":
      return lasts === undefined && stopped.length > 0
        ? [
            {
              en: "The mistake is taken to be noticed at once; state how long it takes otherwise (for).",
              fr: "L’erreur est supposée remarquée aussitôt ; sinon, indiquez en combien de temps (for).",
            },
          ]
        : [];
    case "outage":
    case "load":
      return [];
  }
}

/** Work of people for which nobody is named: the first, and how many. */
function unstaffed({ facts, walk, efforts }: Standstill): {
  readonly first: readonly Element[];
  readonly count: number;
} {
  const first: Element[] = [];
  let count = 0;
  efforts.works.forEach((works, place) => {
    if (works.length === 0 || (efforts.workers[place]?.by.length ?? 0) > 0) return;
    if (!works.some(({ isManual, takes }) => isManual && takes.upper > 0)) return;
    if (count++ < NAMED) first.push(facts.model.at(walk.order[place] as number));
  });
  return { first, count };
}

function namesOf(elements: readonly Element[], count: number = elements.length): Bilingual {
  const more = count - NAMED;
  const list = (language: "en" | "fr"): string =>
    elements
      .slice(0, NAMED)
      .map((one) => one.nameIn(language))
      .join(", ");
  return more > 0
    ? { en: `${list("en")} and ${more} more`, fr: `${list("fr")} et ${more} autres` }
    : { en: list("en"), fr: list("fr") };
}

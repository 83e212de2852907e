/** Plain sentences of a drill. */
import type { Bilingual } from "../../model/metamodel.ts";
import { Element, type Relationship } from "../../model/model.ts";
import { nameOf } from "../../model/wording.ts";
import type { Condition, Harm, Range, RecoveryStep } from "../answers.ts";
import type { Need } from "../failure-model.ts";

/** How a harm hits what it hits. */
export function struckWords(element: Element, harm: Harm): Bilingual {
  const { en, fr } = nameOf(element);
  switch (harm) {
    case "loss":
      return { en: `${en} is destroyed.`, fr: `${fr} : détruit.` };
    case "ransomware":
      return { en: `${en} is encrypted.`, fr: `${fr} : chiffré.` };
    case "error":
      return { en: `The data of ${en} are spoilt by mistake.`, fr: `Les données de ${fr} sont abîmées par erreur.` };
    case "load":
      return { en: `More is asked of ${en} than usual.`, fr: `${fr} est plus sollicité que d’ordinaire.` };
    case "outage":
      return { en: `${en} fails.`, fr: `${fr} tombe.` };
  }
}

/** Why something stops, or perhaps does, by the need that brings it down. */
export function stoppedWords(element: Element, need: Need, on: Element, condition: Condition): Bilingual {
  const [name, other] = [nameOf(element), nameOf(on)];
  const verb = verbWords(need.verb);
  const because = { en: `${verb.en} ${other.en}`, fr: `${verb.fr} ${other.fr}` };
  if (condition !== "unsettled")
    return {
      en: `${name.en} stops: it ${because.en}.`,
      fr: `${name.fr} s’arrête : il ${because.fr}.`,
    };
  if (need.group !== undefined)
    return {
      en: `${name.en} perhaps stops: it ${because.en}, and nobody says whether the others suffice.`,
      fr: `${name.fr} s’arrête peut-être : il ${because.fr}, et nul ne dit si les autres suffisent.`,
    };
  return need.strength === "unsettled"
    ? {
        en: `${name.en} perhaps stops: it ${because.en}, and nobody says whether it can do without.`,
        fr: `${name.fr} s’arrête peut-être : il ${because.fr}, et nul ne dit s’il peut s’en passer.`,
      }
    : {
        en: `${name.en} perhaps stops: it ${because.en}, which perhaps stops.`,
        fr: `${name.fr} s’arrête peut-être : il ${because.fr}, qui s’arrête peut-être.`,
      };
}

export function degradedWords(element: Element, need: Need | undefined, on: Element | undefined): Bilingual {
  const name = nameOf(element);
  if (need === undefined || on === undefined)
    return { en: `${name.en} goes on with less.`, fr: `${name.fr} continue avec moins.` };
  const other = nameOf(on);
  if (need.strength === "async")
    return {
      en: `${name.en} goes on; what it exchanges with ${other.en} waits.`,
      fr: `${name.fr} continue ; ses échanges avec ${other.fr} attendent.`,
    };
  if (need.group !== undefined)
    return {
      en: `${name.en} goes on with what stands in for ${other.en}.`,
      fr: `${name.fr} continue avec ce qui remplace ${other.fr}.`,
    };
  return {
    en: `${name.en} goes on without ${other.en}.`,
    fr: `${name.fr} continue sans ${other.fr}.`,
  };
}

export function linkWords(element: Element, link: Relationship): Bilingual {
  const [name, other] = [nameOf(element), subjectWords(link)];
  return {
    en: `${name.en} stops: the link ${other.en} fails.`,
    fr: `${name.fr} s’arrête : la liaison ${other.fr} tombe.`,
  };
}

export function switchingWords(element: Element, takes: Range): Bilingual {
  const name = nameOf(element);
  const time = rangeWords(takes);
  return {
    en: `${name.en} stands still until its spare has taken over (${time.en}).`,
    fr: `${name.fr} s’interrompt jusqu’à ce que son secours ait pris le relais (${time.fr}).`,
  };
}

/** `isOpen`: nobody can say until when it is like this. */
export function changeWords(element: Element, condition: Condition, isBack: boolean, isOpen: boolean): Bilingual {
  const { en, fr } = nameOf(element);
  switch (condition) {
    case "works":
      return { en: `${en} works again`, fr: `${fr} refonctionne` };
    case "degraded":
      return isBack
        ? { en: `${en} works again, with less`, fr: `${fr} refonctionne, avec moins` }
        : { en: `${en} goes on with less`, fr: `${fr} continue avec moins` };
    case "unsettled":
      return isBack
        ? { en: `${en} may work again from now on`, fr: `${fr} refonctionne peut-être dès lors` }
        : { en: `${en} perhaps stops`, fr: `${fr} s’arrête peut-être` };
    case "stopped":
      return isOpen
        ? { en: `${en} stops, nobody says for how long`, fr: `${fr} s’arrête, nul ne dit pour combien de temps` }
        : { en: `${en} stops`, fr: `${fr} s’arrête` };
  }
}

const actions: Readonly<Record<RecoveryStep["action"], Bilingual>> = {
  wait: { en: "wait for the end of the cause", fr: "attendre la fin de la cause" },
  restart: { en: "start again", fr: "redémarrer" },
  repair: { en: "repair", fr: "réparer" },
  "switch-over": { en: "switch over", fr: "basculer" },
  rebuild: { en: "rebuild", fr: "reconstruire" },
  restore: { en: "restore data", fr: "restaurer les données" },
  "catch-up": { en: "catch up", fr: "rattraper" },
};

export function actionWords(action: RecoveryStep["action"]): Bilingual {
  return actions[action];
}

const conditions: Readonly<Record<Condition, Bilingual>> = {
  works: { en: "works", fr: "fonctionne" },
  degraded: { en: "degraded", fr: "dégradé" },
  unsettled: { en: "perhaps stopped", fr: "peut-être arrêté" },
  stopped: { en: "stopped", fr: "arrêté" },
};

export function conditionWords(condition: Condition): Bilingual {
  return conditions[condition];
}

const harmNames: Readonly<Record<Harm, Bilingual>> = {
  outage: { en: "outage", fr: "panne" },
  loss: { en: "loss", fr: "perte" },
  ransomware: { en: "ransomware", fr: "rançongiciel" },
  error: { en: "human error", fr: "erreur humaine" },
  load: { en: "too much load", fr: "surcharge" },
};

export function harmWords(harm: Harm): Bilingual {
  return harmNames[harm];
}

/** `8 h`, `8 to 14 h`, `8 h or more`, `unknown`. */
export function rangeWords({ lower, upper }: Range): Bilingual {
  const shown = timeWords;
  const low = shown(lower);
  if (lower === Infinity) return { en: "without end", fr: "sans fin" };
  if (lower === upper) return low;
  if (upper === Infinity)
    return lower === 0 ? { en: "unknown", fr: "inconnu" } : { en: `${low.en} or more`, fr: `${low.fr} ou plus` };
  const high = shown(upper);
  return { en: `${low.en} to ${high.en}`, fr: `${low.fr} à ${high.fr}` };
}

/** A time exactly enough to tell two steps apart: `15 min`, `1 h 30 min`, `73 h` is `3 d 1 h`. */
export function timeWords(hours: number): Bilingual {
  const seconds = Math.round(hours * 3600);
  if (seconds === 0) return hours === 0 ? { en: "0 h", fr: "0 h" } : { en: "less than 1 s", fr: "moins de 1 s" };
  if (seconds < 60) return { en: `${seconds} s`, fr: `${seconds} s` };
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return { en: `${minutes} min`, fr: `${minutes} min` };
  if (minutes < DAYS_FROM) {
    const rest = minutes % 60;
    const text = rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
    return { en: text, fr: text };
  }
  const whole = Math.round(minutes / 60);
  const [days, rest] = [Math.floor(whole / 24), whole % 24];
  return rest === 0
    ? { en: `${days} days`, fr: `${days} jours` }
    : { en: `${days} d ${rest} h`, fr: `${days} j ${rest} h` };
}

/** Minutes from which days are counted. */
const DAYS_FROM = 72 * 60;

/** Data that are lost: without end means all of them. */
export function lossWords(range: Range): Bilingual {
  return range.lower === Infinity ? { en: "everything", fr: "tout" } : rangeWords(range);
}

/** Name of an element, or `a -> b`. */
export function subjectWords(one: Element | Relationship): Bilingual {
  if (one instanceof Element) return nameOf(one);
  const end = (element: Element | undefined, id: string, language: "en" | "fr"): string =>
    element?.nameIn(language) ?? id;
  const side = (language: "en" | "fr"): string =>
    `${end(one.from, one.fromId, language)} → ${end(one.to, one.toId, language)}`;
  return { en: side("en"), fr: side("fr") };
}

function verbWords(verb: Need["verb"]): Bilingual {
  switch (verb) {
    case "contains":
      return { en: "depends on", fr: "dépend de" };
    case "uses":
      return { en: "uses", fr: "utilise" };
    case "performs":
      return { en: "is performed by", fr: "est exécuté par" };
    case "realizes":
      return { en: "is realised by", fr: "est réalisé par" };
    case "accesses":
      return { en: "works on data in", fr: "travaille sur des données de" };
    case "flows":
      return { en: "exchanges data with", fr: "échange des données avec" };
    case "runs on":
    case "hosts":
      return { en: "runs on", fr: "tourne sur" };
    case "site":
      return { en: "stands in", fr: "se trouve dans" };
    case "zone":
      return { en: "lies in", fr: "se trouve dans" };
    case "supplier":
      return { en: "is supplied by", fr: "est fourni par" };
    case "technology":
      return { en: "is built on", fr: "repose sur" };
    case "connects":
      return { en: "is reached through", fr: "est joint par" };
    case "replication":
      return { en: "is copied to", fr: "est recopié vers" };
    case "via":
      return { en: "passes through", fr: "passe par" };
    case "triggers":
      return { en: "is set going by", fr: "est déclenché par" };
  }
}

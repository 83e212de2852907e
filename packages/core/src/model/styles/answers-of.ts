/** Answers to the drivers of a choice, as far as a model gives them for an application that is there already. */
import { isEvent, mannerOf } from "../exchange.ts";
import { hostingOf, sitesOf } from "../hosting.ts";
import { isKind } from "../is-kind.ts";
import type { Bilingual } from "../metamodel.ts";
import type { Element } from "../model.ts";
import { numberOf, perSecond, rankOf, secondsOf, wordOf, wordsOf } from "../read.ts";
import { type Shape, shapeOf } from "./shape.ts";
import type { DriverId } from "./style.ts";

/** An answer and the facts that give it. */
export interface AnswerOf {
  readonly answer: string;
  readonly because: Bilingual;
}

// Bounds between the answers, the same as the names of the answers say.
const SMALL_TEAM = 9;
const MEDIUM_TEAM = 40;
const SMALL_SCALE = 10;
const MEDIUM_SCALE = 200;
const VARIABLE = 3;
const SIMPLE = 10;
const MODERATE = 40;
const ALONE = 2;
const SOME = 7;
const UNLIKE_PROTOCOLS = 4;
const STRICT_SECONDS = 0.2;
const NORMAL_SECONDS = 2;
const WEEKLY = 1 / (7 * 86_400);
const MONTHLY = 1 / (31 * 86_400);
const CONFIDENTIAL_RANK = 2;

/** What the model says; drivers that it does not answer are absent. */
export function answersOf(application: Element): Readonly<Partial<Record<DriverId, AnswerOf>>> {
  const shape = shapeOf(application);
  const found: Partial<Record<DriverId, AnswerOf>> = {};
  for (const [driver, read] of Object.entries(readers)) {
    const answer = read(shape);
    if (answer !== undefined) found[driver as DriverId] = answer;
  }
  return found;
}

const readers: Readonly<Partial<Record<DriverId, (shape: Shape) => AnswerOf | undefined>>> = {
  team({ application }) {
    const owner = application.reference("owner");
    const people = owner === undefined ? undefined : (numberOf(owner, "headcount") ?? numberOf(owner, "people"));
    if (owner === undefined || people === undefined) return undefined;
    return {
      answer: people <= SMALL_TEAM ? "small" : people <= MEDIUM_TEAM ? "medium" : "large",
      because: {
        en: `people of ${owner.nameIn("en")}: ${people}`,
        fr: `personnes, ${owner.nameIn("fr")} : ${people}`,
      },
    };
  },

  infrastructure({ application, nodes }) {
    const hosting = hostingOf(application);
    if (hosting !== undefined) {
      const isCloud = ["iaas", "paas", "faas", "saas"].includes(hosting);
      return {
        answer: isCloud ? "cloud" : "own",
        because: { en: `hosted as ${hosting}`, fr: `hébergé en ${hosting}` },
      };
    }
    const sites = nodes.flatMap((node) => [...sitesOf(node)]).filter((site) => wordOf(site, "type") === "datacentre");
    const [site] = sites;
    return site === undefined
      ? undefined
      : {
          answer: "own",
          because: { en: `runs in ${site.nameIn("en")}`, fr: `s’exécute à ${site.nameIn("fr")}` },
        };
  },

  scale({ parts }) {
    const peaks = parts.flatMap((one) => perSecond(one, "peak") ?? []);
    if (peaks.length === 0) return undefined;
    const peak = Math.max(...peaks);
    return {
      answer: peak <= SMALL_SCALE ? "small" : peak <= MEDIUM_SCALE ? "medium" : "large",
      because: { en: `peak of ${rounded(peak)} a second`, fr: `pointe de ${rounded(peak)} par seconde` },
    };
  },

  load({ parts }) {
    const ratios = parts.flatMap((one) => {
      const [demand, peak] = [perSecond(one, "demand"), perSecond(one, "peak")];
      return demand === undefined || peak === undefined || demand === 0 ? [] : [peak / demand];
    });
    if (ratios.length === 0) return undefined;
    const ratio = Math.max(...ratios);
    return {
      answer: ratio >= VARIABLE ? "variable" : "steady",
      because: {
        en: `peak of ${rounded(ratio)} times the usual demand`,
        fr: `pointe à ${rounded(ratio)} fois la demande ordinaire`,
      },
    };
  },

  change({ application, modules }) {
    const rates = [application, ...modules].flatMap((one) => perSecond(one, "deployFrequency") ?? []);
    if (rates.length === 0) return undefined;
    const rate = Math.max(...rates);
    return {
      answer: rate >= WEEKLY ? "continuous" : rate >= MONTHLY ? "regular" : "rare",
      because: {
        en: `goes live ${rounded(rate / MONTHLY)} times a month`,
        fr: `mis en service ${rounded(rate / MONTHLY)} fois par mois`,
      },
    };
  },

  performance({ parts }) {
    const seconds = parts.flatMap((one) => secondsOf(one, "latencyP95") ?? secondsOf(one, "latency") ?? []);
    if (seconds.length === 0) return undefined;
    const fastest = Math.min(...seconds);
    return {
      answer: fastest <= STRICT_SECONDS ? "strict" : fastest <= NORMAL_SECONDS ? "normal" : "relaxed",
      because: { en: `answers within ${rounded(fastest)} s`, fr: `répond en ${rounded(fastest)} s` },
    };
  },

  complexity({ application, modules, components, neighbours }) {
    const offered = [...application.out("performs"), ...application.out("realizes")].flatMap(({ to }) => to ?? []);
    const functions = offered.filter((one) => isKind(one, "function", "service", "process", "capability")).length;
    const size = modules.length + components.length + functions + neighbours.length;
    if (modules.length + components.length + functions === 0) return undefined;
    return {
      answer: size <= SIMPLE ? "simple" : size <= MODERATE ? "moderate" : "complex",
      because: {
        en: `modules: ${modules.length}, components: ${components.length}, functions and services: ${functions}, systems around: ${neighbours.length}`,
        fr: `modules : ${modules.length}, composants : ${components.length}, fonctions et services : ${functions}, systèmes voisins : ${neighbours.length}`,
      },
    };
  },

  integration({ neighbours, outer }) {
    if (outer.length === 0) return undefined;
    const protocols = new Set(outer.flatMap((one) => wordsOf(one, "protocol")));
    const count = neighbours.length;
    const isMany = count > SOME || (count > ALONE && protocols.size >= UNLIKE_PROTOCOLS);
    return {
      answer: isMany ? "many" : count > ALONE ? "some" : "alone",
      because: {
        en: `systems: ${count}, protocols: ${protocols.size}`,
        fr: `systèmes : ${count}, protocoles : ${protocols.size}`,
      },
    };
  },

  reactions({ inner, outer }) {
    const manners = [...inner, ...outer].flatMap((one) => (isEvent(one) ? "message" : (mannerOf(one) ?? [])));
    if (manners.length === 0) return undefined;
    const messages = manners.filter((manner) => manner === "message").length;
    return {
      answer: messages * 2 > manners.length ? "events" : messages === 0 ? "requests" : "mixed",
      because: {
        en: `messages: ${messages} of ${manners.length} exchanges`,
        fr: `messages : ${messages} échanges sur ${manners.length}`,
      },
    };
  },

  regulation({ parts }) {
    const data = parts.flatMap((one) => [
      one,
      ...one.targets("accesses"),
      ...[...one.out("flows"), ...one.in("flows")].flatMap(({ carried }) => carried),
    ]);
    const care = (item: Element): number =>
      Math.max((rankOf(item, "classification") ?? 0) - CONFIDENTIAL_RANK, rankOf(item, "personalData") ?? 0);
    const [one] = data.filter((item) => care(item) > 0).toSorted((a, b) => care(b) - care(a));
    if (one !== undefined)
      return {
        answer: "regulated",
        because: {
          en: `${one.nameIn("en")} is strictly confidential or personal data`,
          fr: `${one.nameIn("fr")} est strictement confidentiel ou personnel`,
        },
      };
    return undefined;
  },
};

function rounded(number: number): number {
  return Number(number.toPrecision(3));
}

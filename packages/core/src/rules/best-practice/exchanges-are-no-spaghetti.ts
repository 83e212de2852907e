import { directCrossings, hubsOf } from "../parts/crossings.ts";
import { type Tangle, tanglesIn } from "../parts/tangle.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ModelRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";
import type { Model } from "../../model/model.ts";

interface Parameters {
  readonly systems: number;
  readonly factor: number;
}

export const exchangesAreNoSpaghetti: ModelRule<Parameters> = {
  id: "exchanges-are-no-spaghetti",
  title: {
    en: "Applications are not joined each with each",
    fr: "Les applications ne sont pas reliées chacune à chacune",
  },
  rationale: {
    en: "Joined each with each, n systems take n(n-1)/2 connections; through a hub they take n. Every direct one is built, watched and changed apart.",
    fr: "Reliés chacun à chacun, n systèmes demandent n(n-1)/2 liaisons ; par une plateforme d’échange, n. Chaque liaison directe se construit, se surveille et se change à part.",
  },
  remedy: {
    en: "Put a data hub, bus or API gateway between them and move the busiest systems to it first.",
    fr: "Placez entre eux une plateforme d’échange, un bus ou une passerelle d’API et raccordez d’abord les systèmes les plus sollicités.",
  },
  severity: "warning",
  controls: ["nist-800-53:CA-9", "nist-800-53:SA-8", "nist-csf:ID.AM-03"],
  principle: "P1",
  quality: "interoperability",
  aliases: ["SPAGHETTI"],
  reads: [
    "flows",
    "via",
    "style",
    "type",
    "realizes",
    "performs",
    "application",
    "module",
    "component",
    "interface",
    "store",
    "service",
  ],
  parameters: {
    systems: {
      type: { kind: "number", minimum: 3, integer: true },
      name: { en: "Systems", fr: "Systèmes" },
      description: {
        en: "From how many joined systems on it is looked at.",
        fr: "À partir de combien de systèmes reliés on regarde.",
      },
      usual: 5,
    },
    factor: {
      type: { kind: "number", minimum: 1 },
      name: { en: "Factor", fr: "Facteur" },
      description: {
        en: "How many times the connections of a hub the direct ones may be.",
        fr: "Combien de fois les liaisons d’une plateforme les liaisons directes peuvent faire.",
      },
      usual: 1.5,
    },
  },
  examples: {
    passes: `application a "A" { -> b }\napplication b "B" { -> c }\napplication c "C" { -> d }\napplication d "D" { -> e }\napplication e "E" { -> a }`,
    fails: `application a "A" { -> b, c, d, e }\napplication b "B" { -> c, d, e }\napplication c "C" { -> d, e }\napplication d "D" { -> e }\napplication e "E"\napplication x "X" { -> y }\napplication y "Y"`,
    finds: ["a"],
  },

  *survey(model, { parameters: { systems, factor } }) {
    for (const tangle of tanglesIn(directCrossings(model))) {
      if (tangle.systems.length < systems) continue;
      const subject = model.at(tangle.busiest);
      const isTangled = tangle.pairs > tangle.systems.length * factor;
      yield [subject, isTangled ? violated(() => account(model, tangle)) : holds];
    }
  },
};

function account(
  model: Model,
  { systems, pairs, busiest, partners }: Tangle,
): ReturnType<ReturnType<typeof violated>["account"]> {
  const count = systems.length;
  const most = (count * (count - 1)) / 2;
  const hubs = hubsOf(model);
  const [busy, names] = [nameOf(model.at(busiest)), namesOf(hubs)];
  return {
    en: `${count} applications exchange directly over ${pairs} connections, of ${most} possible; through ${hubs.length === 0 ? "a hub" : names.en} they would take ${count}; most of them end at ${busy.en} (${partners})`,
    fr: `${count} applications échangent directement par ${pairs} liaisons, sur ${most} possibles ; par ${hubs.length === 0 ? "une plateforme d’échange" : names.fr}, il en faudrait ${count} ; la plupart aboutissent à ${busy.fr} (${partners})`,
    related: systems.map((row) => model.at(row)),
  };
}

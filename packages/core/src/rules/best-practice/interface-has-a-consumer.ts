import { answererOf } from "../../model/exchange.ts";
import { distinct, rankOf, wordOf } from "../../model/read.ts";
import { stateOn } from "../../model/time.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";
import type { Element } from "../../model/model.ts";

export const interfaceHasAConsumer: ElementRule = {
  id: "interface-has-a-consumer",
  title: { en: "Every interface has a consumer", fr: "Chaque interface a un consommateur" },
  rationale: {
    en: "An interface that nobody uses is kept up and guarded for nothing; where exchanges go past it, its contract protects nobody.",
    fr: "Une interface que personne n’utilise se maintient et se garde pour rien ; si les échanges la contournent, son contrat ne protège personne.",
  },
  remedy: {
    en: "Draw who uses it (`uses`, a flow to it, or `via`), or retire it.",
    fr: "Dessinez qui l’utilise (`uses`, un flux vers elle, ou `via`), ou retirez-la.",
  },
  severity: "info",
  controls: ["nist-800-53:CM-7", "nist-800-53:CM-8", "iso27001:A.5.9"],
  quality: "interoperability",
  aliases: ["UNUSED-INTERFACE"],
  reads: ["uses", "flows", "via", "realizes", "exposed", "type", "lifecycle"],
  kinds: ["interface"],
  examples: {
    passes: `interface api "API" { type: rest }\napplication shop "Shop" { uses api }\ninterface hook "Hook" { type: rest }\napplication erp "ERP" { -> shop { via: hook } }\ninterface public "Public API" { type: rest; exposed: internet }`,
    fails: `interface api "API" { type: rest }\napplication erp "ERP" { realizes api }\napplication shop "Shop" { -> erp }`,
    finds: ["api"],
  },

  judge(api, { today }) {
    // People and partners outside need not be described one by one.
    if ((rankOf(api, "exposed") ?? 0) > 0 || wordOf(api, "type") === "ui") return undefined;
    if (stateOn(api, today) === "planned") return undefined;
    const provider = answererOf(api);
    const users = [...api.in("uses"), ...api.in("flows"), ...api.out("flows")];
    const isNamed = api.referrers.some(({ key }) => key === "via" || key === "trigger");
    if (users.length > 0 || isNamed) return holds;
    return violated(() => {
      const name = nameOf(api);
      const past = provider === undefined ? [] : sendersTo(provider);
      const names = namesOf(past);
      return {
        en: `nobody uses ${name.en}${past.length === 0 ? "" : `; exchanges go past it, from ${names.en}`}`,
        fr: `personne n’utilise ${name.fr}${past.length === 0 ? "" : ` ; des échanges la contournent, depuis ${names.fr}`}`,
        path: provider === undefined ? [api] : [api, provider],
        related: past,
      };
    });
  },
};

function sendersTo(provider: Element): readonly Element[] {
  return distinct([...provider.in("flows"), ...provider.in("uses")].flatMap(({ from }) => from ?? [])).filter(
    ({ layer }) => layer === "application",
  );
}

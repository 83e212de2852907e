import { foldName } from "../../base/fold-name.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import { lifeOf } from "../parts/life.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly days: number;
}

export const oldVersionComesToAnEnd: ElementRule<Parameters> = {
  id: "old-version-comes-to-an-end",
  title: {
    en: "An old version of an interface has a date on which it ends",
    fr: "Une ancienne version d’interface a une date de fin",
  },
  rationale: {
    en: "Two major versions side by side are kept up, guarded and tested twice. Without a date nobody moves.",
    fr: "Deux versions majeures côte à côte se maintiennent, se gardent et se testent deux fois. Sans date, personne ne migre.",
  },
  remedy: {
    en: "Announce the end, state it as `lifecycle.retired`, and help the consumers move.",
    fr: "Annoncez la fin, indiquez-la dans `lifecycle.retired` et aidez les consommateurs à migrer.",
  },
  severity: "info",
  controls: ["nist-800-53:SA-22", "iso27001:A.8.32", "nist-csf:ID.AM-08", "asvs:V4"],
  quality: "interoperability",
  aliases: ["API-VERSIONS"],
  reads: ["version", "replacedBy", "status", "lifecycle", "realizes"],
  parameters: {
    days: {
      type: { kind: "number", minimum: 0 },
      name: { en: "Days", fr: "Jours" },
      description: {
        en: "Longest time that a version may be on its way out.",
        fr: "Durée maximale pendant laquelle une version peut être en fin de vie.",
      },
      usual: 730,
    },
  },
  kinds: ["interface"],
  examples: {
    passes: `application erp "ERP" { realizes v1; realizes v2 }\ninterface v1 "Orders API v1" { version: 1; lifecycle: { retired: 2027-06-30 } }\ninterface v2 "Orders API v2" { version: 2 }`,
    fails: `application erp "ERP" { realizes v1; realizes v2; realizes other }\ninterface v1 "Orders API v1" { version: 1.9 }\ninterface v2 "Orders API v2" { version: 2.0 }\ninterface other "Stock API" { version: 1 }\ninterface old "Old API" { replacedBy: v2 }\ninterface slow "Slow API" { lifecycle: { phaseOut: 2022-01-01; retired: 2028-01-01 } }`,
    finds: ["v1", "old", "slow"],
  },

  judge(api, { parameters: { days } }) {
    const life = lifeOf(api);
    const newer = api.reference("replacedBy") ?? newerOf(api);
    const isLeaving = newer !== undefined || wordOf(api, "status") === "deprecated" || life?.phaseOut !== undefined;
    if (!isLeaving) return undefined;
    if (life?.retired === undefined)
      return violated(() => {
        const [name, next] = [nameOf(api), newer === undefined ? undefined : nameOf(newer)];
        return {
          en: `${name.en} ${next === undefined ? "is on its way out" : `goes on beside ${next.en}`} and has no date on which it ends`,
          fr: `${name.fr} ${next === undefined ? "est en fin de vie" : `continue à côté de ${next.fr}`} sans date de fin`,
          path: newer === undefined ? [api] : [api, newer],
          values: [[api, "lifecycle.retired"]],
        };
      });
    const since = life.phaseOut;
    if (since === undefined || life.retired - since <= days) return holds;
    const length = life.retired - since;
    return violated(() => {
      const name = nameOf(api);
      return {
        en: `${name.en} is on its way out for ${length} days, ${days} are enough to move`,
        fr: `${name.fr} reste ${length} jours en fin de vie, ${days} suffisent pour migrer`,
        values: [[api, "lifecycle"]],
      };
    });
  },
};

/** A later major version of the same interface, by the same provider and under the same name. */
function newerOf(api: Element): Element | undefined {
  const own = majorOf(api);
  if (own === undefined) return undefined;
  const providers = [...api.sources("realizes"), ...(api.parent ? [api.parent] : [])];
  const siblings = providers.flatMap((one) => [
    ...one.out("realizes").flatMap(({ to }) => (to && isKind(to, "interface") ? [to] : [])),
    ...one.children.filter((child) => isKind(child, "interface")),
  ]);
  return siblings.find((one) => (majorOf(one) ?? own) > own && bareName(one) === bareName(api));
}

function majorOf(api: Element): number | undefined {
  const major = Number.parseInt(wordOf(api, "version") ?? "", 10);
  return Number.isNaN(major) ? undefined : major;
}

/** The name without a version in it: `Orders API v2` is `orders api`. */
function bareName(api: Element): string {
  return foldName(api.name)
    .split(" ")
    .filter((word) => !/^v?\d+$/u.test(word))
    .join(" ");
}

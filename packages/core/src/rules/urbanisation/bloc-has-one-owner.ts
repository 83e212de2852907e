import { distinct, states, wordOf } from "../../model/read.ts";
import { membersOf } from "../parts/areas.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const blocHasOneOwner: ElementRule = {
  id: "bloc-has-one-owner",
  title: { en: "Every bloc has one owner", fr: "Chaque bloc a un responsable" },
  rationale: {
    en: "A bloc is replaced as a whole; with two owners it is never replaced, with none it is never decided.",
    fr: "Un bloc se remplace d’un tenant ; à deux responsables il ne se remplace jamais, sans responsable il ne se décide jamais.",
  },
  remedy: {
    en: "State the `owner` of the bloc; or give its applications to one and the same.",
    fr: "Indiquez le responsable (`owner`) du bloc ; ou confiez ses applications à un seul.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "nist-csf:GV.RR-02"],
  reads: ["owner", "level", "groups", "contains"],
  kinds: ["area"],
  examples: {
    passes: `unit it "IT"\nunit sales "Sales"\napplication a "A" { owner: it }\napplication b "B" { owner: it }\narea one "One" { level: bloc; groups a, b }\narea two "Two" { level: bloc; owner: sales }`,
    fails: `unit it "IT"\nunit sales "Sales"\napplication a "A" { owner: it }\napplication b "B" { owner: sales }\napplication c "C"\narea one "One" { level: bloc; groups a, b }\narea two "Two" { level: bloc; groups c }\narea zone "Zone" { level: zone; groups a, b }`,
    finds: ["one", "two"],
  },

  judge(area) {
    const level = wordOf(area, "level");
    if (level !== "bloc" && level !== "block") return undefined;
    if (states(area, "owner")) return holds;
    const owners = distinct(membersOf(area).flatMap((member) => member.reference("owner") ?? []));
    if (owners.length === 1) return holds;
    return violated(() => {
      const [name, names] = [nameOf(area), namesOf(owners)];
      return {
        en:
          owners.length === 0
            ? `The bloc “${name.en}” has no owner`
            : `The bloc “${name.en}” has ${owners.length} owners: ${names.en}`,
        fr:
          owners.length === 0
            ? `Le bloc « ${name.fr} » n’a pas de responsable`
            : `Le bloc « ${name.fr} » a ${owners.length} responsables : ${names.fr}`,
        values: [[area, "owner"]],
        related: owners,
      };
    });
  },
};

import { isKind } from "../../model/is-kind.ts";
import { atLevelOf, couplingOf } from "../parts/martin.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly users: number;
  readonly margin: number;
}

export const dependenciesPointToStability: ElementRule<Parameters> = {
  id: "dependencies-point-to-stability",
  title: {
    en: "What many rely on relies on nothing that changes more easily",
    fr: "Ce dont beaucoup dépendent ne dépend de rien de plus changeant",
  },
  rationale: {
    en: "Who is used by many must change rarely. When it uses something that itself uses many, every change there reaches all of them.",
    fr: "Qui sert à beaucoup doit peu changer. S’il utilise ce qui dépend lui-même de beaucoup, chaque changement là-bas les atteint tous.",
  },
  remedy: {
    en: "Turn the dependency round by an interface that the stable part owns, or take out what it needs into a part of its own.",
    fr: "Inversez la dépendance par une interface que possède la partie stable, ou isolez ce dont elle a besoin dans une partie à elle.",
  },
  severity: "info",
  controls: ["nist-800-53:SA-8"],
  principle: "P1",
  quality: "modularity",
  aliases: ["UNSTABLE-DEPENDENCY"],
  reads: ["uses", "realizes", "performs"],
  parameters: {
    users: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Users", fr: "Utilisateurs" },
      description: {
        en: "From how many users on something must be stable.",
        fr: "À partir de combien d’utilisateurs un élément doit être stable.",
      },
      usual: 3,
    },
    margin: {
      type: { kind: "percent" },
      name: { en: "Margin", fr: "Marge" },
      description: {
        en: "How much less stable the used one may be.",
        fr: "De combien l’élément utilisé peut être moins stable.",
      },
      usual: 0.3,
    },
  },
  kinds: ["application", "module"],
  examples: {
    passes: `application core "Core" { uses base }\napplication base "Base"\napplication a "A" { uses core }\napplication b "B" { uses core }\napplication c "C" { uses core }`,
    fails: `application core "Core" { uses report }\napplication report "Reports" { uses x, y, z }\napplication a "A" { uses core }\napplication b "B" { uses core }\napplication c "C" { uses core }\napplication x "X"\napplication y "Y"\napplication z "Z"`,
    finds: ["core"],
  },

  judge(element, { parameters }) {
    if (isKind(element, "module") && element.out("uses").length === 0) return undefined;
    const { users, used, instability } = couplingOf(element);
    if (instability === undefined || used.length === 0 || users.length < parameters.users) return undefined;
    const loose = used.find((one) => (couplingOf(one).instability ?? 0) > instability + parameters.margin);
    if (loose === undefined) return holds;
    return violated(() => {
      const [name, other] = [nameOf(element), nameOf(loose)];
      const share = (part: number): number => Math.round(part * 100) / 100;
      const theirs = couplingOf(loose).instability ?? 0;
      const use = [element, ...element.children]
        .flatMap((one) => one.out("uses"))
        .find((one) => atLevelOf(element, one.to)?.row === loose.row);
      return {
        en: `${name.en}, which ${users.length} others use (instability ${share(instability)}), depends on ${other.en} (${share(theirs)})`,
        fr: `${name.fr}, que ${users.length} autres utilisent (instabilité ${share(instability)}), dépend de ${other.fr} (${share(theirs)})`,
        path: [element, ...(use === undefined ? [] : [use]), loose],
        related: isKind(element, "application") ? users : [],
      };
    });
  },
};

/** What the artefacts of a run cannot tell, said aloud: whom a bought or foreign image calls, what an include far away holds. */
import type { GapKind } from "../model/claims/claim.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { ClaimIndex, MentionNode } from "./mentions.ts";
import type { Named } from "./elements.ts";
import type { Loose } from "./link.ts";
import type { ObservedRelationship, Undiscoverable } from "./observation.ts";
import type { Speakers } from "./speakers.ts";

export interface Untold {
  readonly index: ClaimIndex;
  readonly named: ReadonlyMap<number, Named>;
  readonly rootOf: (node: MentionNode) => number;
  readonly speakers: Speakers;
  readonly relationships: readonly ObservedRelationship[];
  readonly loose: readonly Loose[];
  /** Roots of which the source was read: something of it was said. */
  readonly withSource: ReadonlySet<number>;
}

export function undiscoverableOf(untold: Untold): readonly Undiscoverable[] {
  const found = [...silentServices(untold), ...ambiguous(untold), ...gaps(untold)];
  const byText = new Map(
    found.map((one) => [
      `${one.element ?? ""}\u0000${one.what}\u0000${one.reason.en}\u0000${one.element === undefined ? (one.at?.file ?? "") : ""}`,
      one,
    ]),
  );
  return [...byText.keys()].toSorted().flatMap((key) => byText.get(key) ?? []);
}

const telling: Bilingual = {
  en: "Give its source, a trace, or a network policy.",
  fr: "Donnez ses sources, une trace ou une politique réseau.",
};

/** Services of ours that are only run here: no source, no address, no policy, no trace says whom they call. */
function silentServices({ named, speakers, relationships, withSource }: Untold): readonly Undiscoverable[] {
  const speaking = new Set(
    relationships.filter(({ purpose }) => purpose === "call" || purpose === "data").map(({ from }) => from),
  );
  return [...named.values()].flatMap((one): readonly Undiscoverable[] => {
    if (one.sort !== "service" && one.sort !== "client") return [];
    const [anchor] = speakers.anchorsOf(one.root);
    if (anchor === undefined || withSource.has(one.root)) return [];
    if (one.members.some(({ role, product }) => product !== undefined || role === "telemetry" || role === "platform"))
      return [];
    const hasSpoken = speaking.has(one.id);
    return [
      {
        element: one.id,
        what: "outgoing-calls",
        reason: hasSpoken
          ? {
              en: `Not all outgoing calls of ${one.id} can be told: its source is not here.`,
              fr: `On ne peut pas dire tous les appels sortants de ${one.id} : ses sources ne sont pas là.`,
            }
          : {
              en: `Outgoing calls of ${one.id} cannot be told: its source is not here.`,
              fr: `On ne peut pas dire les appels sortants de ${one.id} : ses sources ne sont pas là.`,
            },
        remedy: telling,
        at: anchor.at,
      },
    ];
  });
}

function ambiguous({ named, loose }: Untold): readonly Undiscoverable[] {
  return loose
    .filter(({ why }) => why === "several")
    .flatMap(({ from, address, evidence }): readonly Undiscoverable[] => {
      const id = named.get(from)?.id;
      if (id === undefined) return [];
      return [
        {
          element: id,
          what: "target",
          reason: {
            en: `${id} names ${address}, and several things go by that name.`,
            fr: `${id} nomme ${address}, et plusieurs choses portent ce nom.`,
          },
          remedy: {
            en: "Say which in the workspace: same or not-same.",
            fr: "Dites laquelle dans l’espace de travail : same ou not-same.",
          },
          at: evidence.at,
        },
      ];
    });
}

const gapTexts: Readonly<
  Record<GapKind, { readonly what: Undiscoverable["what"]; readonly reason: Bilingual; readonly remedy: Bilingual }>
> = {
  calls: {
    what: "outgoing-calls",
    reason: { en: "Whom it calls cannot be told from this artefact", fr: "Cet artefact ne dit pas qui est appelé" },
    remedy: telling,
  },
  "source-absent": {
    what: "outgoing-calls",
    reason: { en: "Its source is not here", fr: "Ses sources ne sont pas là" },
    remedy: telling,
  },
  "remote-include": {
    what: "artefact",
    reason: { en: "It includes what lies elsewhere", fr: "Il inclut ce qui se trouve ailleurs" },
    remedy: { en: "Fetch it and give the file.", fr: "Récupérez-le et donnez le fichier." },
  },
  "missing-file": {
    what: "artefact",
    reason: { en: "It names a file that is not here", fr: "Il nomme un fichier qui n’est pas là" },
    remedy: { en: "Give the file.", fr: "Donnez le fichier." },
  },
  "unrendered-template": {
    what: "artefact",
    reason: { en: "It is a template that was not rendered", fr: "C’est un modèle qui n’a pas été rendu" },
    remedy: {
      en: "Give the rendered output, for instance of helm template.",
      fr: "Donnez le résultat rendu, par exemple de helm template.",
    },
  },
  "dynamic-address": {
    what: "target",
    reason: { en: "The address is only made at run time", fr: "L’adresse n’est formée qu’à l’exécution" },
    remedy: {
      en: "Give a trace, or the setting that holds it.",
      fr: "Donnez une trace, ou le paramètre qui la contient.",
    },
  },
  "binary-artefact": {
    what: "artefact",
    reason: { en: "It is a binary that cannot be read", fr: "C’est un binaire qui ne peut pas être lu" },
    remedy: { en: "Export it as text.", fr: "Exportez-le sous forme de texte." },
  },
  "too-large": {
    what: "artefact",
    reason: { en: "It is larger than the limit", fr: "Il dépasse la limite" },
    remedy: { en: "Give a smaller part of it.", fr: "Donnez-en une partie plus petite." },
  },
  "unresolved-variable": {
    what: "target",
    reason: { en: "A variable has no value here", fr: "Une variable n’a pas de valeur ici" },
    remedy: { en: "Give the file that sets it.", fr: "Donnez le fichier qui la définit." },
  },
};

/** Whose source is there, or who is told of already, needs no second word that it is not. */
function isToldAlready(gap: GapKind, root: number, { withSource, speakers, named }: Untold): boolean {
  if (gap !== "source-absent" && gap !== "calls") return false;
  return withSource.has(root) || (named.get(root)?.sort !== "code" && speakers.anchorsOf(root).length > 0);
}

function gaps(untold: Untold): readonly Undiscoverable[] {
  const { index, named, rootOf } = untold;
  return index.gaps.flatMap(({ claim }): readonly Undiscoverable[] => {
    const { what, reason, remedy } = gapTexts[claim.gap];
    const node = claim.of === undefined ? undefined : index.byKey.get(claim.of);
    if (node !== undefined && isToldAlready(claim.gap, rootOf(node), untold)) return [];
    const element = node === undefined ? undefined : named.get(rootOf(node))?.id;
    const about = claim.what === undefined ? "" : claim.what;
    return [
      {
        ...(element === undefined ? {} : { element }),
        what,
        reason:
          about === ""
            ? { en: `${reason.en}.`, fr: `${reason.fr}.` }
            : { en: `${reason.en}: ${about}.`, fr: `${reason.fr} : ${about}.` },
        remedy,
        at: claim.at,
      },
    ];
  });
}

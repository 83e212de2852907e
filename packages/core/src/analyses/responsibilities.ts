/** Who answers for what of each cloud service, provider or customer, and which duties nobody has (R251). */
import { numbers, words, type Table, type TableWords } from "../base/table.ts";
import { hostingOf } from "../model/hosting.ts";
import { isKind } from "../model/is-kind.ts";
import type { Element, Model } from "../model/model.ts";
import { elementsOf, wordOf } from "../model/read.ts";
import type { Analysis } from "./analysis.ts";
import { elementColumn, nameColumn } from "./read.ts";

export type Party = "provider" | "customer" | "shared" | "nobody";

export interface Answering {
  readonly duty: string;
  readonly party: Party;
  /** The model says it; else it is as usual for such a service. */
  readonly isStated: boolean;
  /** It is the customer's, and no unit, role or party of the customer is named. */
  readonly isOrphan: boolean;
}

export interface SharedService {
  readonly element: Element;
  readonly hosting: string;
  readonly answers: readonly Answering[];
}

/** What is usual, by how much the provider runs: `p` provider, `c` customer, `s` both. */
const usual: Readonly<Record<string, string>> = {
  //        premises, network, system, software, configuration, data, identities, backup, monitoring, incidents
  iaas: "psccccccss",
  paas: "pppcsccsss",
  faas: "pppcsccsss",
  saas: "ppppcccsss",
  colocation: "pscccccccc",
};

const duties: readonly (readonly [id: string, en: string, fr: string])[] = [
  ["premises", "Premises", "Locaux"],
  ["network", "Network", "Réseau"],
  ["system", "System", "Système"],
  ["software", "Software", "Logiciel"],
  ["configuration", "Configuration", "Configuration"],
  ["data", "Data", "Données"],
  ["identities", "Identities", "Identités"],
  ["backup", "Backup", "Sauvegarde"],
  ["monitoring", "Monitoring", "Supervision"],
  ["incidents", "Incidents", "Incidents"],
];

const letters: Readonly<Record<string, Party>> = { p: "provider", c: "customer", s: "shared" };

export const responsibilities: Analysis<Record<string, never>, readonly SharedService[]> = {
  id: "responsibilities",
  title: { en: "Shared responsibility", fr: "Responsabilité partagée" },
  question: {
    en: "Who answers for what of each cloud service, and which duties does nobody have?",
    fr: "Qui répond de quoi pour chaque service cloud, et quelles tâches personne n’a-t-il ?",
  },
  method: {
    en: "For everything that a provider runs, ten duties. What `duties` states counts; else what is usual for infrastructure, platform, functions or software as a service, shown in brackets: that is an assumption until somebody has read the contract. A duty is nobody’s where the model says so, or where it is the customer’s and no owner is named, neither of the service nor of what it belongs to.",
    fr: "Pour tout ce qu’un fournisseur exploite, dix tâches. Ce qu’indique `duties` compte ; à défaut, l’usage pour l’infrastructure, la plateforme, les fonctions ou le logiciel en tant que service, montré entre parenthèses : une hypothèse tant que personne n’a lu le contrat. Une tâche n’est à personne si le modèle le dit, ou si elle revient au client sans qu’aucun responsable soit nommé, ni pour le service ni pour ce dont il fait partie.",
  },
  reads: ["hosting", "duties", "owner"],
  parameters: {},
  example: {
    model: `
unit ops "Operations"
application crm "CRM" { hosting: saas; owner: ops; duties: { data: customer; identities: customer; configuration: customer; backup: nobody } }
application shop "Shop" { hosting: paas }
application own "Own" { hosting: on-premise }
`,
    parameters: {},
  },

  run: (model: Model) =>
    ["application", "module", "store", "node", "service"].flatMap((kind) =>
      [...model.elements({ kind })].flatMap((element) => sharedOf(element) ?? []),
    ),

  tabulate: (all): Table => ({
    columns: [
      elementColumn,
      nameColumn,
      words("hosting", "Service", "Service"),
      ...duties.map(([id, en, fr]) => words(id, en, fr)),
      words("nobody", "Nobody’s", "À personne"),
    ],
    rows: all.map(({ element, hosting, answers }) => [
      element.id,
      element.name,
      hosting,
      ...answers.map(cellOf),
      gapsOf(answers),
    ]),
  }),

  others: (all) => [
    {
      id: "by-duty",
      title: { en: "By duty", fr: "Par tâche" },
      columns: [
        words("duty", "Duty", "Tâche"),
        numbers("provider", "Provider", "Fournisseur"),
        numbers("customer", "Customer", "Client"),
        numbers("shared", "Both", "Les deux"),
        numbers("nobody", "Nobody", "Personne"),
        numbers("assumed", "Assumed", "Supposées"),
      ],
      rows: duties.map(([id, en, fr]) => {
        const own = all.flatMap(({ answers }) => answers.filter(({ duty }) => duty === id));
        const count = (party: Party): number => own.filter((one) => partyOf(one) === party).length;
        return [
          { en, fr },
          count("provider"),
          count("customer"),
          count("shared"),
          count("nobody"),
          own.filter(({ isStated }) => !isStated).length,
        ];
      }),
    },
  ],

  coverage: (all) => {
    const answers = all.flatMap((one) => one.answers);
    return [
      {
        what: { en: "duties that the model states", fr: "tâches que le modèle indique" },
        known: answers.filter(({ isStated }) => isStated).length,
        of: answers.length,
      },
    ];
  },
};

/** Undefined for what no provider runs, and for parts that are meant with their whole. */
function sharedOf(element: Element): SharedService | undefined {
  const own = wordOf(element, "hosting");
  const hosting = own ?? (element.parent === undefined ? hostingOf(element) : undefined);
  const split = hosting === undefined ? undefined : usual[hosting];
  if (hosting === undefined || split === undefined) return undefined;
  const around = element.parent;
  const isMeant = around !== undefined && hostingOf(around) === hosting && element.get("duties") === undefined;
  if (isMeant && own === undefined) return undefined;
  const hasOwner = [element, ...element.path].some((one) => elementsOf(one, "owner").length > 0);
  return {
    element,
    hosting,
    answers: duties.map(([duty], index): Answering => {
      const stated = partyNamed(wordOf(element, `duties.${duty}`));
      // What a managed store is made of is the provider's; there is no software of the customer's in it.
      const isOfStore =
        duty === "software" && isKind(element, "store") && hosting !== "iaas" && hosting !== "colocation";
      const party = stated ?? (isOfStore ? "provider" : letters[split.charAt(index)]) ?? "nobody";
      return {
        duty,
        party,
        isStated: stated !== undefined,
        isOrphan: (party === "customer" || party === "shared") && !hasOwner,
      };
    }),
  };
}

function partyNamed(word: string | undefined): Party | undefined {
  return word === "provider" || word === "customer" || word === "shared" || word === "nobody" ? word : undefined;
}

function partyOf({ party, isOrphan }: Answering): Party {
  return party === "customer" && isOrphan ? "nobody" : party;
}

const partyWords: Readonly<Record<Party, TableWords>> = {
  provider: { en: "provider", fr: "fournisseur" },
  customer: { en: "customer", fr: "client" },
  shared: { en: "both", fr: "les deux" },
  nobody: { en: "nobody", fr: "personne" },
};

function cellOf({ party, isStated }: Answering): TableWords {
  const { en, fr } = partyWords[party];
  return isStated ? { en, fr } : { en: `(${en})`, fr: `(${fr})` };
}

function gapsOf(answers: readonly Answering[]): TableWords | null {
  const open = answers.filter((one) => partyOf(one) === "nobody").map(({ duty }) => duty);
  if (open.length === 0) return null;
  const named = (language: 1 | 2): string =>
    duties.flatMap((duty) => (open.includes(duty[0]) ? [duty[language].toLowerCase()] : [])).join(", ");
  return { en: named(1), fr: named(2) };
}

/** Which data others hold for us, where, and under what control (R252). */
import { words, type Table, type TableWords } from "../base/table.ts";
import { hostingOf, sitesOf, zoneOf } from "../model/hosting.ts";
import { isKind } from "../model/is-kind.ts";
import type { Element, Model } from "../model/model.ts";
import { isData, placesOf } from "../model/personal-data.ts";
import { affirms, distinct, elementsOf, rankOf, states, wordOf, wordsOf } from "../model/read.ts";
import { type Analysis, named } from "./analysis.ts";
import { serviceIn, cloudNames } from "./cloud-services.ts";
import { elementColumn, idsOf, knownOf, nameColumn } from "./read.ts";

export interface HeldOutside {
  readonly holder: Element;
  readonly hosting: string;
  readonly data: readonly Element[];
  readonly classification: string | undefined;
  /** `none`, `personal`, `sensitive`; undefined: nobody says. */
  readonly personal: string | undefined;
  /** Suppliers, or the cloud that the technology tells. */
  readonly with: readonly string[];
  readonly where: readonly string[];
  readonly controls: readonly Control[];
}

type Control = "contract" | "encryptedAtRest" | "keyOwner" | "backup" | "exitPlan";

const OUTSIDE: readonly string[] = ["saas", "paas", "iaas", "faas", "colocation", "hybrid"];

const controlWords: Readonly<Record<Control, TableWords>> = {
  contract: { en: "contract", fr: "contrat" },
  encryptedAtRest: { en: "encrypted at rest", fr: "chiffré au repos" },
  keyOwner: { en: "own keys", fr: "clés propres" },
  backup: { en: "backup", fr: "sauvegarde" },
  exitPlan: { en: "exit plan", fr: "plan de sortie" },
};

const allControls = Object.keys(controlWords) as readonly Control[];

export const heldOutside: Analysis<Record<string, never>, readonly HeldOutside[]> = {
  id: "held-outside",
  title: { en: "Data held by others", fr: "Données détenues par des tiers" },
  question: {
    en: "Which data do others hold for us, where, and under what control?",
    fr: "Quelles données des tiers détiennent-ils pour nous, où, et sous quel contrôle ?",
  },
  method: {
    en: "Stores and applications that a provider runs or houses (`hosting`), and those of a supplier that keep data sets. With whom: the supplier stated, else the cloud that the technology tells. Where: countries stated, else sites, else the network or region. A control counts where it is stated of the holder or of what it belongs to; a contract also where the supplier has it; keys where others than the supplier own them.",
    fr: "Les stockages et applications qu’un fournisseur exploite ou héberge (`hosting`), et ceux d’un fournisseur qui gardent des jeux de données. Chez qui : le fournisseur indiqué, à défaut le cloud que révèle la technologie. Où : les pays indiqués, à défaut les sites, à défaut le réseau ou la région. Un contrôle compte s’il est indiqué du détenteur ou de ce dont il fait partie ; un contrat aussi si le fournisseur l’a ; des clés si un autre que le fournisseur les possède.",
  },
  reads: [
    "hosting",
    "supplier",
    "technology",
    "classification",
    "personalData",
    "dataLocation",
    "country",
    "contract",
    "encryptedAtRest",
    "keyOwner",
    "backup",
    "exitPlan",
  ],
  parameters: {},
  example: {
    model: `
party vendor "Vendor"
document deal "Contract" { type: contract }
application crm "CRM" { hosting: saas; supplier: vendor; contract: deal; dataLocation: [IE] }
dataset people "Customers" { store: crm; personalData: personal }
application shop "Shop" {
  store files "Files" { type: bucket; hosting: paas; technology: "Amazon S3"; encryptedAtRest: yes }
  store own "Orders" { type: relational; hosting: on-premise }
}
`,
    parameters: {},
  },

  run: (model: Model) =>
    ["application", "store", "service"].flatMap((kind) =>
      [...model.elements({ kind })].flatMap((element) => heldBy(element) ?? []),
    ),

  tabulate: (all): Table => ({
    columns: [
      elementColumn,
      nameColumn,
      words("data", "Data", "Données", "elements"),
      words("class", "Classification", "Classification"),
      words("personal", "Personal data", "Données personnelles"),
      words("hosting", "Service", "Service"),
      words("with", "Held by", "Détenu par"),
      words("where", "Where", "Où"),
      words("controls", "Under control by", "Sous contrôle par"),
      words("missing", "Not stated", "Non indiqué"),
    ],
    rows: all.map((one) => [
      one.holder.id,
      one.holder.name,
      idsOf(one.data.map(named)),
      one.classification ?? null,
      one.personal ?? null,
      one.hosting,
      listed(one.with),
      listed(one.where),
      worded(one.controls),
      worded(allControls.filter((control) => !one.controls.includes(control))),
    ]),
  }),

  coverage: (all) => [
    knownOf(
      { en: "holders whose place is known", fr: "détenteurs dont on connaît le lieu" },
      all,
      ({ where }) => where.length > 0,
    ),
    knownOf({ en: "holders under a contract", fr: "détenteurs sous contrat" }, all, ({ controls }) =>
      controls.includes("contract"),
    ),
  ],
};

function heldBy(holder: Element): HeldOutside | undefined {
  const hosting = hostingOf(holder);
  if (hosting === undefined || !OUTSIDE.includes(hosting)) return undefined;
  const data = dataIn(holder);
  // An application whose own stores hold it is told by these.
  const stores = holder.children.filter((child) => isKind(child, "store"));
  if (isKind(holder, "application") && data.length === 0 && stores.length > 0) return undefined;
  const around = [holder, ...holder.path.toReversed()];
  const suppliers = distinct(around.flatMap((one) => elementsOf(one, "supplier")));
  const clouds = wordsOf(holder, "technology").flatMap((text) => serviceIn(text)?.cloud ?? []);
  const first = (key: string): Element | undefined => around.find((one) => states(one, key));
  return {
    holder,
    hosting,
    data,
    classification: highest([holder, ...data], "classification"),
    personal: highest([holder, ...data], "personalData"),
    with:
      suppliers.length > 0 ? suppliers.map(({ name }) => name) : [...new Set(clouds)].map((cloud) => cloudNames[cloud]),
    where: whereOf(holder, first("dataLocation") ?? first("country")),
    controls: allControls.filter((control) => isControlled(control, first(control), suppliers)),
  };
}

function dataIn(holder: Element): readonly Element[] {
  const kept = holder.referrers.flatMap(({ key, element }) => (key === "store" && isData(element) ? [element] : []));
  const used = holder.targets("accesses").filter(isData);
  const placed = used.filter(
    (one) => placesOf(one).length === 0 || placesOf(one).some(({ row }) => row === holder.row),
  );
  return distinct([...kept, ...placed]);
}

/** The word of the highest rank. */
function highest(elements: readonly Element[], key: string): string | undefined {
  const [best] = elements
    .flatMap((one) => {
      const rank = rankOf(one, key);
      const word = wordOf(one, key);
      return rank === undefined || word === undefined ? [] : [{ rank, word }];
    })
    .sort((a, b) => b.rank - a.rank);
  return best?.word;
}

function whereOf(holder: Element, stated: Element | undefined): readonly string[] {
  if (stated !== undefined) {
    const countries = wordsOf(stated, "dataLocation");
    return countries.length > 0 ? countries : wordsOf(stated, "country");
  }
  const sites = sitesOf(holder);
  if (sites.length > 0)
    return [...new Set(sites.flatMap((site) => (states(site, "country") ? wordsOf(site, "country") : [site.name])))];
  const zone = zoneOf(holder);
  if (zone === undefined) return [];
  const region = [zone, ...zone.path].find((one) => wordOf(one, "type") === "region");
  return [(region ?? zone).name];
}

function isControlled(control: Control, by: Element | undefined, suppliers: readonly Element[]): boolean {
  if (control === "contract") return by !== undefined || suppliers.some((one) => states(one, "contract"));
  if (by === undefined) return false;
  if (control === "keyOwner") {
    const owners = elementsOf(by, "keyOwner");
    return owners.length > 0 && !owners.some((owner) => suppliers.some(({ row }) => row === owner.row));
  }
  return affirms(by, control) === true;
}

function listed(all: readonly string[]): string | null {
  return all.length === 0 ? null : all.join(", ");
}

function worded(controls: readonly Control[]): TableWords | null {
  if (controls.length === 0) return null;
  return {
    en: controls.map((one) => controlWords[one].en).join(", "),
    fr: controls.map((one) => controlWords[one].fr).join(", "),
  };
}

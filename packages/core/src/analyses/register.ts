/** The register of processing (GDPR Art. 30, Swiss FADP Art. 12), and what each group of people may ask about their data (R213, R332). */
import { words, type Table, type TableWords } from "../base/table.ts";
import { isKind } from "../model/is-kind.ts";
import type { Element, Model } from "../model/model.ts";
import { nameOfWord } from "../model/names.ts";
import {
  applicationsOf,
  dataUsedBy,
  flowsCarrying,
  isPersonal,
  isSensitiveProcessing,
  kinOf,
  personalDataOf,
  placesOf,
  privacyOf,
} from "../model/personal-data.ts";
import { distinct, textsIn, wordsOf } from "../model/read.ts";
import {
  isAsked,
  measuresOf,
  missingFields,
  processingsIn,
  type RegisterField,
  registerFields,
  restsIn,
} from "../model/register.ts";
import { printValue, type Value } from "../model/values.ts";
import { type Analysis, type Known, named, type Named, type TitledTable } from "./analysis.ts";
import { elementColumn, idsOf, knownOf, nameColumn } from "./read.ts";

export type RegisterParameters = Readonly<Record<string, never>>;

export interface RegisterResult {
  /** In the order of the files. */
  readonly processings: readonly Processing[];
  /** Groups of people, alphabetically. */
  readonly subjects: readonly SubjectSheet[];
}

/** One line of the register. Null: nobody has said it. */
export interface Processing {
  readonly element: Named;
  readonly owner: Named | undefined;
  readonly data: readonly Named[];
  /** Undefined: nobody has said how personal the data is. */
  readonly isSensitive: boolean | undefined;
  readonly systems: readonly Named[];
  readonly fields: Readonly<Record<RegisterField, TableWords | null>>;
  /** Fields that the law asks for and that nothing answers. */
  readonly missing: readonly RegisterField[];
  /** Fields that are asked of it at all. */
  readonly asked: number;
}

/** What a group of people may ask about: which data of theirs is held, where, for what, and who gets it. */
export interface SubjectSheet {
  /** As stated: `customers`. */
  readonly subject: string;
  readonly data: readonly Named[];
  readonly processings: readonly Named[];
  /** Places in which the data is kept: where to give access, correct and delete. */
  readonly places: readonly Named[];
  /** The place whose version counts: correct there first. */
  readonly golden: readonly Named[];
  readonly recipients: readonly string[];
  readonly retention: readonly TableWords[];
  /** Who answers: stewards and owners of the data, owners of the processing. */
  readonly contacts: readonly Named[];
}

export const register: Analysis<RegisterParameters, RegisterResult> = {
  id: "register",
  title: { en: "Register of processing", fr: "Registre des traitements" },
  question: {
    en: "Which personal data is processed for what, on which ground, by whom, for how long, and what does the register lack?",
    fr: "Quelles données personnelles sont traitées, pourquoi, sur quelle base, par qui, combien de temps, et que manque-t-il au registre ?",
  },
  method: {
    en: "A line for every process or function that works with personal data or says so, and for every application that states a purpose or legal basis of its own. Each field is taken from the processing, else from the data that it works with, else from the entity or data set of the same meaning. Measures are what its systems and stores affirm (encryption, authentication, logging, backup) and controls about it. Countries are those stated, else those in which all its systems are known to rest. A safeguard is asked where a country of transfer is stated, an impact assessment where the data is sensitive. What nobody states is missing, never assumed.",
    fr: "Une ligne pour tout processus ou fonction qui travaille avec des données personnelles ou le dit, et pour toute application qui indique une finalité ou une base légale propre. Chaque champ vient du traitement, à défaut des données qu’il utilise, à défaut de l’entité ou du jeu de même sens. Les mesures sont ce qu’affirment ses systèmes et stockages (chiffrement, authentification, journalisation, sauvegarde) et les mesures de sécurité à son sujet. Les pays sont ceux indiqués, à défaut ceux où l’on sait que résident tous ses systèmes. Une garantie est demandée si un pays de transfert est indiqué, une analyse d’impact si les données sont sensibles. Ce que personne n’indique est manquant, jamais supposé.",
  },
  reads: [
    "personalData",
    "purpose",
    "legalBasis",
    "subjects",
    "recipients",
    "retention",
    "controllerRole",
    "transferCountry",
    "safeguard",
    "dpia",
    "dataLocation",
    "steward",
  ],
  parameters: {},
  example: {
    model: `
unit care "Customer care"
party mail "Mailing house" { type: supplier; country: IN }
entity person "Person" { personalData: personal; steward: care }
dataset people "People" { subjects: [customers]; retention: 10y; store: base; realizes person }
application crm "CRM" { dataLocation: CH; auth: mfa; store base "CRM base" { encryptedAtRest: yes } }
process serve "Serve customers" {
  owner: care
  accesses person
  uses crm
  purpose: "Care for customers"
  legalBasis: contract
  controllerRole: controller
  recipients: [mail]
}
process news "Send news" { accesses people; purpose: "Advertising"; transferCountry: IN }
`,
    parameters: {},
  },

  run: (model) => {
    const found = processingsIn(model);
    return { processings: found.map(lineOf), subjects: sheetsOf(model, found) };
  },

  tabulate: ({ processings }): Table => ({
    columns: [
      elementColumn,
      nameColumn,
      words("owner", "Owner", "Responsable", "element"),
      words("data", "Data", "Données", "elements"),
      words("sensitive", "Sensitive", "Sensibles"),
      ...registerFields.map((field) => words(field, fieldNames[field].en, fieldNames[field].fr)),
      words("systems", "Systems", "Systèmes", "elements"),
      words("missing", "Missing", "Manque"),
    ],
    rows: processings.map((one) => [
      one.element.id,
      one.element.name,
      one.owner?.id ?? null,
      idsOf(one.data),
      one.isSensitive === undefined ? unknown : one.isSensitive ? yes : no,
      ...registerFields.map((field) => one.fields[field]),
      idsOf(one.systems),
      one.missing.length === 0 ? null : joined(one.missing.map((field) => fieldNames[field])),
    ]),
  }),

  others: ({ processings, subjects }): readonly TitledTable[] => [
    {
      id: "subjects",
      title: { en: "Rights of people: what is held of whom", fr: "Droits des personnes : ce que l’on détient de qui" },
      columns: [
        words("subject", "Of whom", "De qui"),
        words("data", "Data held", "Données détenues", "elements"),
        words("processings", "Used in", "Utilisées par", "elements"),
        words("places", "Access, correct and delete in", "Accéder, corriger, effacer dans", "elements"),
        words("golden", "Correct first in", "Corriger d’abord dans", "elements"),
        words("recipients", "Shared with", "Partagées avec"),
        words("retention", "Kept for", "Conservées"),
        words("contacts", "Who answers", "Qui répond", "elements"),
      ],
      rows: subjects.map((sheet) => [
        sheet.subject,
        idsOf(sheet.data),
        idsOf(sheet.processings),
        idsOf(sheet.places),
        idsOf(sheet.golden),
        sheet.recipients.length === 0 ? null : sheet.recipients.join(", "),
        sheet.retention.length === 0 ? null : joined(sheet.retention),
        idsOf(sheet.contacts),
      ]),
      known: knownOf(
        {
          en: "groups of people whose data has a known place",
          fr: "groupes de personnes dont les données ont un lieu connu",
        },
        subjects,
        ({ places }) => places.length > 0,
      ),
    },
    {
      id: "fields",
      title: { en: "How complete each field is", fr: "À quel point chaque champ est complet" },
      columns: [
        words("field", "Field", "Champ"),
        { key: "known", name: { en: "Stated", fr: "Indiqués" }, isNumeric: true },
        { key: "of", name: { en: "Of", fr: "Sur" }, isNumeric: true },
        words("missing", "Missing on", "Manque sur", "elements"),
      ],
      rows: registerFields.map((field) => {
        const lacking = processings.filter(({ missing }) => missing.includes(field));
        const asked = processings.filter(({ fields, missing }) => fields[field] !== null || missing.includes(field));
        return [
          fieldNames[field],
          asked.length - lacking.length,
          asked.length,
          idsOf(lacking.map(({ element }) => element)),
        ];
      }),
    },
  ],

  coverage: ({ processings }): readonly Known[] => [
    {
      what: { en: "fields of the register stated", fr: "champs du registre indiqués" },
      known: processings.reduce((sum, { asked, missing }) => sum + asked - missing.length, 0),
      of: processings.reduce((sum, { asked }) => sum + asked, 0),
    },
    knownOf(
      { en: "processings with an owner", fr: "traitements avec un responsable" },
      processings,
      ({ owner }) => owner !== undefined,
    ),
  ],
};

const fieldNames: Readonly<Record<RegisterField, TableWords>> = {
  purpose: { en: "Purpose", fr: "Finalité" },
  legalBasis: { en: "Legal basis", fr: "Base légale" },
  subjects: { en: "Data subjects", fr: "Personnes concernées" },
  recipients: { en: "Recipients", fr: "Destinataires" },
  retention: { en: "Retention", fr: "Conservation" },
  controllerRole: { en: "Role", fr: "Rôle" },
  transferCountry: { en: "Countries", fr: "Pays" },
  safeguard: { en: "Safeguard", fr: "Garantie" },
  measures: { en: "Measures", fr: "Mesures" },
  dpia: { en: "Impact assessment", fr: "Analyse d’impact" },
};

const yes: TableWords = { en: "yes", fr: "oui" };
const no: TableWords = { en: "no", fr: "non" };
const unknown: TableWords = { en: "unknown", fr: "inconnu" };

function lineOf(processing: Element): Processing {
  const missing = missingFields(processing).map(([field]) => field);
  const data = personalDataOf(processing);
  const owner = processing.reference("owner");
  return {
    element: named(processing),
    owner: owner === undefined ? undefined : named(owner),
    data: data.map(named),
    isSensitive: isSensitiveProcessing(processing),
    systems: applicationsOf(processing).map(named),
    fields: Object.fromEntries(
      registerFields.map((field) => [field, answerOf(processing, field)]),
    ) as Processing["fields"],
    missing,
    asked: registerFields.filter((field) => isAsked(processing, field)).length,
  };
}

/** What a field says, in both languages. */
function answerOf(processing: Element, field: RegisterField): TableWords | null {
  if (field === "measures") {
    const keys = new Set(measuresOf(processing).map(([on, key]) => (key === "about" ? on.name : key)));
    if (keys.size === 0) return null;
    const names = [...keys].map((key) => attributeName(processing.model, key));
    return joined(names);
  }
  const stated = privacyOf(processing, field);
  if (stated !== undefined) return wordsFor(stated.by, field, stated.value);
  const countries = field === "transferCountry" ? restsIn(processing) : undefined;
  return countries === undefined
    ? null
    : { en: `none known; rests in ${countries.join(", ")}`, fr: `aucun connu ; réside en ${countries.join(", ")}` };
}

function attributeName({ schema }: Model, key: string): TableWords {
  return schema.metamodel.attributes.find(({ id }) => id === key)?.name ?? { en: key, fr: key };
}

/** A value as people read it: words of a choice by their names, elements by theirs. */
function wordsFor(element: Element, key: string, value: Value): TableWords {
  const items = value.kind === "list" ? value.items : [value];
  if (items.length === 0) return { en: "none", fr: "aucun" };
  const type = element.model.schema.meaning(key, element.model.parts.kindOf[element.row] ?? -1)?.type;
  return joined(
    items.map((item): TableWords => {
      if (item.kind === "reference") {
        const other = element.model.element(item.id);
        return { en: other?.nameIn("en") ?? item.id, fr: other?.nameIn("fr") ?? item.id };
      }
      const word = item.kind === "word" ? nameOfWord(type, item.text) : undefined;
      return word ?? { en: printValue(item, "en"), fr: printValue(item, "fr") };
    }),
  );
}

function joined(all: readonly TableWords[]): TableWords {
  return { en: all.map(({ en }) => en).join(", "), fr: all.map(({ fr }) => fr).join(", ") };
}

function sheetsOf(model: Model, processings: readonly Element[]): readonly SubjectSheet[] {
  const groups = new Map<string, { readonly data: Element[]; readonly processings: Element[] }>();
  const groupOf = (subject: string): { readonly data: Element[]; readonly processings: Element[] } => {
    const known = groups.get(subject) ?? { data: [], processings: [] };
    groups.set(subject, known);
    return known;
  };
  for (const kind of ["entity", "dataset"])
    for (const data of model.elements({ kind }))
      if (isPersonal(data)) for (const subject of wordsOf(data, "subjects")) groupOf(subject).data.push(data);
  for (const processing of processings) {
    for (const subject of textsIn(privacyOf(processing, "subjects")?.value)) {
      const group = groupOf(subject);
      group.processings.push(processing);
      // Data that says of whom it is is not that of others in the same processing.
      for (const data of personalDataOf(processing)) {
        const own = kinOf(data).flatMap((one) => wordsOf(one, "subjects"));
        if (own.length === 0 || own.includes(subject)) group.data.push(data);
      }
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([subject, group]) => sheetOf(subject, group.data, group.processings));
}

function sheetOf(subject: string, data: readonly Element[], processings: readonly Element[]): SubjectSheet {
  const all = distinct(data.flatMap(kinOf));
  const users = distinct([...processings, ...all.flatMap((one) => one.sources("accesses"))]);
  const stating = [...all, ...users];
  const receiving = all
    .flatMap(flowsCarrying)
    .flatMap(({ to }) => (to !== undefined && isKind(to, "party") ? [to.name] : []));
  const recipients = stating.flatMap((one) =>
    one.get("recipients") === undefined ? [] : [wordsFor(one, "recipients", one.get("recipients") as Value).en],
  );
  const contacts = stating.flatMap((one) => [...one.references("steward"), ...one.references("owner")]);
  return {
    subject,
    data: distinct(data).map(named),
    processings: users.filter((one) => isKind(one, "process", "function")).map(named),
    places: distinct([
      ...all.flatMap(placesOf),
      ...processings.flatMap(dataUsedBy).filter((one) => isKind(one, "store")),
    ]).map(named),
    golden: distinct(all.flatMap((one) => one.references("goldenSource"))).map(named),
    recipients: [...new Set([...recipients, ...receiving])],
    retention: distinct(stating).flatMap((one) => {
      const value = one.get("retention");
      return value === undefined || value.kind === "unknown" ? [] : [wordsFor(one, "retention", value)];
    }),
    contacts: distinct(contacts).map(named),
  };
}

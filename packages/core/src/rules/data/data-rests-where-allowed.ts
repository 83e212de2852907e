import { hostingOf, sitesOf } from "../../model/hosting.ts";
import type { Element } from "../../model/model.ts";
import { wordsOf, distinct } from "../../model/read.ts";
import { countriesOf } from "../../model/register.ts";
import { EUROPE } from "../parts/adequacy.ts";
import { isOutside, keepsConfidential } from "../parts/kept-outside.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { type Account, holds, violated, lacks } from "../verdict.ts";

interface Parameters {
  readonly countries: readonly string[];
  readonly laws: readonly string[];
}

export const dataRestsWhereAllowed: ElementRule<Parameters> = {
  id: "data-rests-where-allowed",
  title: { en: "Data rests in countries that are allowed", fr: "Les données résident dans des pays autorisés" },
  rationale: {
    en: "Where data lies decides whose courts and services may demand it.",
    fr: "Le lieu des données décide quels tribunaux et quels services peuvent les exiger.",
  },
  remedy: {
    en: "Move the data or the contract to an allowed country, or extend the list after a legal opinion (parameter `countries`).",
    fr: "Déplacez les données ou le contrat vers un pays autorisé, ou étendez la liste après avis juridique (paramètre `countries`).",
  },
  severity: "error",
  controls: [
    "gdpr:44",
    "fadp:16",
    "iso27001:A.5.31",
    "iso27001:A.5.23",
    "iso27001:A.5.34",
    "nist-800-53:SA-9",
    "nist-csf:GV.OC-03",
    "nist-csf:GV.SC-07",
    "dora:28",
    "dora:30",
  ],
  principle: "P4",
  quality: "security",
  aliases: ["DATA-JURISDICTION"],
  reads: ["dataLocation", "country", "supplier", "hosting", "site", "classification", "personalData", "goldenSource"],
  parameters: {
    countries: {
      type: { kind: "list", of: { kind: "text" } },
      name: { en: "Countries", fr: "Pays" },
      description: {
        en: "Where confidential and personal data may rest, as ISO 3166 codes.",
        fr: "Où peuvent résider les données confidentielles et personnelles, en codes ISO 3166.",
      },
      usual: [...EUROPE, "GB"],
    },
    laws: {
      type: { kind: "list", of: { kind: "text" } },
      name: { en: "Laws of suppliers", fr: "Droits des fournisseurs" },
      description: {
        en: "Countries besides, under whose law suppliers who run a system may be.",
        fr: "Autres pays dont le droit peut régir les fournisseurs qui exploitent un système.",
      },
      usual: ["US", "CA", "JP", "KR", "IL", "NZ"],
    },
  },
  kinds: ["application", "store", "service"],
  examples: {
    passes: `store s "Base" { personalData: personal; dataLocation: CH }
application crm "CRM" { personalData: personal; hosting: saas; dataLocation: IE; supplier: us }
party us "Vendor" { country: US }`,
    fails: `store s "Base" { personalData: personal; dataLocation: [CH, CN] }
application crm "CRM" { personalData: personal; hosting: saas; dataLocation: IE; supplier: ru }
party ru "Vendor" { country: RU }
application wiki "Wiki" { classification: public; dataLocation: CN }
application hr "HR" { personalData: sensitive; runs on vm }
node vm "VM" { site: moon }
site moon "Delhi" { country: IN }`,
    finds: ["s", "crm", "hr"],
    unsure: `application crm "CRM" { personalData: personal; hosting: saas }
application local "Local" { personalData: personal }`,
    lacks: ["crm.dataLocation"],
  },

  judge(holder, { parameters: { countries, laws } }) {
    if (!keepsConfidential(holder)) return undefined;
    const places = countriesOf(holder);
    const hosting = hostingOf(holder);
    const wrong = places.filter((country) => !countries.includes(country.toUpperCase()));
    if (wrong.length > 0) return violated(() => outsideOf(holder, wrong));
    const foreign = holder
      .references("supplier")
      .find((supplier) =>
        wordsOf(supplier, "country").some(
          (country) => !countries.includes(country.toUpperCase()) && !laws.includes(country.toUpperCase()),
        ),
      );
    if (foreign !== undefined && hosting !== undefined && isOutside(hosting))
      return violated(() => underForeignLaw(holder, foreign));
    if (places.length > 0) return holds;
    return hosting !== undefined && isOutside(hosting) ? lacks([holder, "dataLocation"]) : undefined;
  },
};

function outsideOf(holder: Element, wrong: readonly string[]): Account {
  const name = nameOf(holder);
  return {
    en: `${name.en} keeps confidential or personal data in ${wrong.join(", ")}, where it may not rest`,
    fr: `${name.fr} garde des données confidentielles ou personnelles en ${wrong.join(", ")}, où elles ne doivent pas résider`,
    path: distinct([holder, ...sitesOf(holder)]),
    values: [[holder, "dataLocation"]],
  };
}

function underForeignLaw(holder: Element, supplier: Element): Account {
  const name = nameOf(holder);
  const who = nameOf(supplier);
  const law = valueOf(supplier, "country");
  return {
    en: `${name.en} keeps confidential or personal data, and ${who.en}, who runs it, is under the law of ${law.en}`,
    fr: `${name.fr} garde des données confidentielles ou personnelles, et ${who.fr}, qui l’exploite, relève du droit de ${law.fr}`,
    path: [holder, supplier],
    values: [
      [holder, "supplier"],
      [supplier, "country"],
    ],
  };
}

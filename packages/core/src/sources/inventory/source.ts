/** Inventories in spreadsheets and text tables: CMDB exports, catalogues of applications and interfaces, costs, networks, drawings, listings. */
import type { Source } from "../source.ts";
import { glimpseOf } from "./recognise.ts";
import { readInventories } from "./read.ts";

export const inventory: Source = {
  id: "inventory",
  version: 1,
  readsInPieces: true,
  title: { en: "Spreadsheet and CSV inventories", fr: "Inventaires en tableur et CSV" },
  files: ["*.xlsx", "*.csv", "*.tsv", "*.mapping.yaml"],
  cannotSay: [
    {
      en: "Whether it is still true: an inventory is as fresh as the last person who kept it.",
      fr: "Si c’est encore vrai : un inventaire a l’âge de la dernière personne qui l’a tenu.",
    },
    {
      en: "What was drawn or coloured in a sheet, and what formulas compute: the value that was saved last is taken.",
      fr: "Ce qui est dessiné ou coloré dans une feuille, et ce que calculent les formules : la dernière valeur enregistrée est prise.",
    },
    {
      en: "What the columns of a table mean that nobody has described and whose titles are of no known inventory.",
      fr: "Le sens des colonnes d’un tableau que personne n’a décrit et dont les titres ne sont d’aucun inventaire connu.",
    },
  ],
  howToExport: {
    en: "Save the sheet as .xlsx or CSV. ServiceNow: open the list `cmdb_ci_LIST` and `cmdb_rel_ci`, then Export > CSV. Lucidchart: File > Export > CSV of Shape Data. Costs: the FOCUS export of the cloud. Where the columns are your own, describe them once in NAME.mapping.yaml beside the table.",
    fr: "Enregistrez la feuille en .xlsx ou CSV. ServiceNow : ouvrez la liste `cmdb_ci_LISTE` et `cmdb_rel_ci`, puis Export > CSV. Lucidchart : File > Export > CSV of Shape Data. Coûts : l’export FOCUS du nuage. Si les colonnes vous sont propres, décrivez-les une fois dans NOM.mapping.yaml à côté du tableau.",
  },
  example: {
    files: {
      "cmdb_ci.csv":
        '"sys_id","name","sys_class_name","owned_by","business_criticality","ip_address"\n' +
        '"a1b2c3d4e5f60718293a4b5c6d7e8f90","Billing","cmdb_ci_appl","Finance","1 - most critical",""\n' +
        '"b1b2c3d4e5f60718293a4b5c6d7e8f90","srv-billing-01","cmdb_ci_linux_server","Platform","","10.4.1.17"\n',
      "cmdb_rel_ci.csv":
        '"parent","child","type"\n"a1b2c3d4e5f60718293a4b5c6d7e8f90","b1b2c3d4e5f60718293a4b5c6d7e8f90","Runs on::Runs"\n',
    },
    claims: [
      'mention system inventory:cmdb/a1b2c3d4e5f60718293a4b5c6d7e8f90 "Billing" [cmdb a1b2c3d4e5f60718293a4b5c6d7e8f90] @ cmdb_ci.csv#B2',
      "attribute inventory:cmdb/a1b2c3d4e5f60718293a4b5c6d7e8f90 owner: Finance @ cmdb_ci.csv#D2",
      'attribute inventory:cmdb/a1b2c3d4e5f60718293a4b5c6d7e8f90 criticality: {"word":"vital"} @ cmdb_ci.csv#E2',
      'mention node inventory:cmdb/b1b2c3d4e5f60718293a4b5c6d7e8f90 "srv-billing-01" [cmdb b1b2c3d4e5f60718293a4b5c6d7e8f90, ip 10.4.1.17, host srv-billing-01] @ cmdb_ci.csv#B3',
      "other runs on inventory:cmdb/a1b2c3d4e5f60718293a4b5c6d7e8f90 -> inventory:cmdb/b1b2c3d4e5f60718293a4b5c6d7e8f90 (catalogue) @ cmdb_rel_ci.csv#C2",
    ],
  },
  detect: glimpseOf,
  read: readInventories,
};

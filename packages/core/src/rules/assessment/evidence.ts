/** The evidence pack of a framework: every piece of evidence for and against each control, one a row, for who audits it. */
import { type Table, type TableCell, days, words } from "../../base/table.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { ControlAssessment, FrameworkAssessment } from "./assess.ts";
import { counted, joined } from "./words.ts";

export function evidenceTable({ controls }: FrameworkAssessment): Table {
  return {
    columns: [
      words("control", "Control", "Contrôle"),
      words("title", "About", "Objet"),
      words("kind", "Evidence", "Preuve"),
      words("id", "Id", "Identifiant"),
      words("name", "Name", "Nom"),
      words("says", "What it says", "Ce qu’elle dit"),
      words("owner", "Owner", "Responsable", "element"),
      days("date", "Date", "Date"),
    ],
    rows: controls.flatMap((control) =>
      piecesOf(control).map((piece) => [control.control.id, control.control.title, ...piece]),
    ),
  };
}

type Piece = readonly [
  kind: Bilingual,
  id: TableCell,
  name: TableCell,
  says: TableCell,
  owner: TableCell,
  date: TableCell,
];

const kinds = {
  rule: { en: "rule", fr: "règle" },
  measure: { en: "control in the model", fr: "mesure du modèle" },
  evidence: { en: "evidence of the control", fr: "preuve de la mesure" },
  document: { en: "document", fr: "document" },
  demand: { en: "demand", fr: "exigence" },
  finding: { en: "finding", fr: "constat" },
} as const;

function piecesOf({ rules, measures, documents, demands, findings }: ControlAssessment): readonly Piece[] {
  return [
    ...rules
      .filter(({ holds, violated, unknown }) => holds + violated + unknown > 0)
      .map((rule): Piece => [kinds.rule, rule.id, rule.title, tallyOf(rule), null, null]),
    ...measures.flatMap((one): readonly Piece[] => [
      [kinds.measure, one.id, one.name, one.status ?? null, one.owner?.id ?? null, one.lastAudit ?? null],
      ...one.evidence.map(({ id, name }): Piece => [
        kinds.evidence,
        id ?? null,
        name,
        one.name,
        one.owner?.id ?? null,
        null,
      ]),
    ]),
    ...documents.map(({ id, name, approved }): Piece => [kinds.document, id, name, null, null, approved ?? null]),
    ...demands.map(({ id, name }): Piece => [kinds.demand, id, name, null, null, null]),
    ...findings.map(({ id, name, isOpen, due }): Piece => [
      kinds.finding,
      id,
      name,
      isOpen ? open : closed,
      null,
      due ?? null,
    ]),
  ];
}

const open: Bilingual = { en: "open", fr: "ouvert" };
const closed: Bilingual = { en: "closed or accepted", fr: "clos ou accepté" };

function tallyOf({ holds, violated, unknown }: ControlAssessment["rules"][number]): Bilingual {
  return joined([
    counted(holds, ["holds # time", "holds # times"], ["respectée # fois", "respectée # fois"]),
    counted(violated, ["violated # time", "violated # times"], ["enfreinte # fois", "enfreinte # fois"]),
    counted(unknown, ["unknown # time", "unknown # times"], ["inconnue # fois", "inconnue # fois"]),
  ]);
}

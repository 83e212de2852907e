/**
 * The three tables of Archi's CSV format: elements, relations and properties. The names are Archi's, so that its files and ours
 * are the same; `Parent` and `Carries` are further columns of ours, used only by models in Orrery's own kinds.
 */
export const TRIPLE_COLUMNS = {
  elements: ["ID", "Type", "Name", "Documentation", "Specialization", "Parent"],
  relations: ["ID", "Type", "Name", "Documentation", "Source", "Target", "Specialization", "Carries"],
  properties: ["ID", "Key", "Value"],
} as const;

export type TripleTable = keyof typeof TRIPLE_COLUMNS;

/** Type of the row that stands for the model itself. */
export const MODEL_TYPE = "ArchimateModel";

/** Property keys with which Archi writes what has no column of its own. */
export const ARCHI_KEYS = {
  influenceStrength: "Influence_Strength",
  accessType: "Access_Type",
  directed: "Directed",
  junctionType: "Junction_Type",
} as const;

/** Ids that exist only so that the properties of a relationship find it: `~1`. No id of the language can begin so. */
export function isTableId(id: string): boolean {
  return id.startsWith("~");
}

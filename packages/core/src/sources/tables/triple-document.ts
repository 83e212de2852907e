/** The triple in ArchiMate's types, as an ArchiMate document: from there on it is read like any other ArchiMate model. */
import type {
  AccessMode,
  ArchimateDocument,
  ArchimateElement,
  ArchimateRelationship,
  Described,
  LocalText,
  Profile,
  Property,
  PropertyDefinition,
} from "../../model/archimate/document.ts";
import { ARCHI_KEYS } from "../../model/tables/triple-columns.ts";
import type { Triple, TripleProperty, TripleRow } from "./triple.ts";

/** Document of a triple; views and folders are not in the format, so there are none. */
export function tripleDocument(triple: Triple): ArchimateDocument {
  const definitions = new Map<string, PropertyDefinition>();
  const profiles = new Map<string, Profile>();
  const described = (row: TripleRow): Described => ({
    id: row.id,
    names: localTexts(row.name),
    documentation: localTexts(row.documentation),
    properties: ownProperties(row.properties, definitions),
    extras: {},
  });
  const profilesOf = (row: TripleRow, type: string): string[] => {
    if (row.specialization === "") return [];
    const key = `${type} ${row.specialization}`;
    const profile = profiles.get(key) ?? {
      id: `profile-${profiles.size + 1}`,
      name: row.specialization,
      type,
      extras: {},
    };
    profiles.set(key, profile);
    return [profile.id];
  };
  const elements = triple.elements.map((row): ArchimateElement => {
    const isOr = valueOf(row, ARCHI_KEYS.junctionType)?.toLowerCase() === "or";
    const type = row.type === "Junction" ? (isOr ? "OrJunction" : "AndJunction") : row.type;
    return { ...described(row), type, profiles: profilesOf(row, type) };
  });
  const relationships = triple.relations.map((row): ArchimateRelationship => {
    const type = row.type.replace(/Relationship$/, "");
    const { source, target } = row;
    return { ...described(row), type, source, target, ...ownFields(row, type), profiles: profilesOf(row, type) };
  });
  const model = triple.model === undefined ? NO_MODEL : described(triple.model);
  return {
    ...model,
    elements,
    relationships,
    propertyDefinitions: [...definitions.values()],
    profiles: [...profiles.values()],
    folders: [],
    views: [],
    metadata: [],
    pictures: [],
  };
}

const NO_MODEL: Described = { id: "model", names: [], documentation: [], properties: [], extras: {} };

const ARCHI_KEY_NAMES: ReadonlySet<string> = new Set(Object.values(ARCHI_KEYS));

const ACCESS_MODES: Readonly<Record<string, AccessMode>> = {
  write: "write",
  read: "read",
  access: "access",
  readwrite: "read-write",
};

/** What Archi says by property because its tables have no column for it; an Access without mode writes, as in Archi. */
function ownFields(row: TripleRow, type: string): Partial<ArchimateRelationship> {
  if (type === "Access")
    return { access: ACCESS_MODES[valueOf(row, ARCHI_KEYS.accessType)?.toLowerCase() ?? ""] ?? "write" };
  if (type === "Association") return { directed: valueOf(row, ARCHI_KEYS.directed)?.toLowerCase() === "true" };
  const strength = valueOf(row, ARCHI_KEYS.influenceStrength);
  return type === "Influence" && strength !== undefined ? { strength } : {};
}

function valueOf(row: TripleRow, key: string): string | undefined {
  return row.properties.find((property) => property.key === key)?.value;
}

function localTexts(text: string): readonly LocalText[] {
  return text === "" ? [] : [{ text }];
}

/** Properties by definition; several with one key are one property with several values, in order. */
function ownProperties(
  properties: readonly TripleProperty[],
  definitions: Map<string, PropertyDefinition>,
): readonly Property[] {
  const values = new Map<string, LocalText[]>();
  for (const { key, value } of properties) {
    if (ARCHI_KEY_NAMES.has(key)) continue;
    const definition = definitions.get(key) ?? {
      id: `property-${definitions.size + 1}`,
      names: [{ text: key }],
      type: "string",
    };
    definitions.set(key, definition);
    const present = values.get(definition.id);
    if (present === undefined) values.set(definition.id, [{ text: value }]);
    else present.push({ text: value });
  }
  return [...values].map(([definition, texts]) => ({ definition, values: texts }));
}

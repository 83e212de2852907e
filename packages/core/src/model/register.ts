/** What the register of processing must say of each processing (GDPR Art. 30, Swiss FADP Art. 12), and where each answer comes from. */
import { isKind } from "./is-kind.ts";
import type { Element, Model } from "./model.ts";
import {
  applicationsOf,
  dataUsedBy,
  isProcessing,
  isSensitiveProcessing,
  kinOf,
  placesOf,
  privacyOf,
} from "./personal-data.ts";
import { affirms, distinct, inside, states, textsIn } from "./read.ts";
import { sitesOf } from "./hosting.ts";

/** Fields in their order, with the attribute that states each. */
export const registerFields = [
  "purpose",
  "legalBasis",
  "subjects",
  "recipients",
  "retention",
  "controllerRole",
  "transferCountry",
  "safeguard",
  "measures",
  "dpia",
] as const;
export type RegisterField = (typeof registerFields)[number];

/** Everything that is a processing of personal data, in the order of the files. */
export function processingsIn(model: Model): readonly Element[] {
  return ["process", "function", "application"]
    .flatMap((kind) => [...model.elements({ kind })])
    .filter(isProcessing)
    .sort((a, b) => a.row - b.row);
}

/** Fields that are asked of a processing and that nothing answers, with what would have to be stated. */
export function missingFields(
  processing: Element,
): readonly (readonly [field: RegisterField, on: Element, key: string])[] {
  return registerFields.flatMap((field) => {
    const missing = missingField(processing, field);
    return missing === undefined ? [] : [[field, ...missing] as const];
  });
}

/** Is a field asked of a processing at all? */
export function isAsked(processing: Element, field: RegisterField): boolean {
  switch (field) {
    case "safeguard":
      return textsIn(privacyOf(processing, "transferCountry")?.value).length > 0;
    case "dpia":
      return isSensitiveProcessing(processing) === true;
    default:
      return true;
  }
}

/** Countries in which the data rests: stated by the systems that hold it, else those of their sites; undefined where one is unknown. */
export function restsIn(processing: Element): readonly string[] | undefined {
  const holders = distinct([...applicationsOf(processing), ...dataUsedBy(processing).flatMap(kinOf).flatMap(placesOf)]);
  if (holders.length === 0) return undefined;
  const countries = holders.map(countriesOf);
  return countries.every((some) => some.length > 0) ? [...new Set(countries.flat())] : undefined;
}

/** Countries in which something keeps its data, as far as anybody says. */
export function countriesOf(holder: Element): readonly string[] {
  return holder.model.derive(countriesFor, holder);
}

function countriesFor(holder: Element): readonly string[] {
  for (const one of [holder, ...holder.path.toReversed()]) {
    const stated = textsIn(one.get("dataLocation"));
    if (stated.length > 0) return stated;
  }
  const sites = sitesOf(holder);
  return [...new Set(sites.flatMap(countryOfSite))];
}

/** What protects the data: attributes that say how it is guarded, and controls about the processing. */
export function measuresOf(processing: Element): readonly (readonly [on: Element, key: string])[] {
  const controls = processing.referrers.filter(({ key, element }) => key === "about" && isKind(element, "control"));
  const data = dataUsedBy(processing).flatMap(kinOf);
  const systems = [...applicationsOf(processing), ...data.flatMap(placesOf)];
  const stores = systems.flatMap((system) => inside(system).filter((one) => isKind(one, "store")));
  const holders = distinct([processing, ...data, ...systems, ...stores]);
  return [
    ...controls.map(({ element }) => [element, "about"] as const),
    ...holders.flatMap((holder) => MEASURES.filter((key) => isTaken(holder, key)).map((key) => [holder, key] as const)),
  ];
}

const MEASURES: readonly string[] = ["encryptedAtRest", "auth", "mfa", "logging", "siem", "backup", "hardening"];

function isTaken(holder: Element, key: string): boolean {
  return affirms(holder, key) === true && !textsIn(holder.get(key)).includes("none");
}

function countryOfSite(site: Element): readonly string[] {
  for (const one of [site, ...site.path.toReversed()]) {
    const stated = textsIn(one.get("country"));
    if (stated.length > 0) return stated;
  }
  return [];
}

function unguarded(processing: Element): readonly [on: Element, key: string] {
  const [system] = applicationsOf(processing);
  return system === undefined ? [processing, "dict"] : [system, "encryptedAtRest"];
}

function missingField(processing: Element, field: RegisterField): readonly [on: Element, key: string] | undefined {
  if (!isAsked(processing, field)) return undefined;
  switch (field) {
    case "measures":
      return measuresOf(processing).length > 0 || states(processing, "dict") ? undefined : unguarded(processing);
    case "transferCountry":
      return privacyOf(processing, field) !== undefined || restsIn(processing) !== undefined
        ? undefined
        : [processing, field];
    default:
      return privacyOf(processing, field) === undefined ? [processing, field] : undefined;
  }
}

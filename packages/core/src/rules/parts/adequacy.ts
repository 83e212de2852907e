/**
 * Countries to which personal data may go without a further safeguard. EU: member states and EEA, and decisions of the Commission under
 * GDPR Art. 45 (among them Brazil, Decision (EU) 2026/179 of 2026-01-26). Switzerland: annex 1 of the data protection ordinance (DPO).
 */
export const ADEQUACY_AS_OF = "2026-06-30";

export type Regime = "eu" | "switzerland";

const EEA = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK";

const adequate: Readonly<Record<Regime, ReadonlySet<string>>> = {
  eu: new Set(`${EEA} AD AR BR CH FO GB GG IL IM JE JP KR NZ UY`.split(" ")),
  switzerland: new Set(`${EEA} CH AD AR FO GB GG GI IL IM JE MC NZ UY`.split(" ")),
};

/** Adequate for some recipients only: certified organisations (US), commercial ones (CA). */
const partly: ReadonlySet<string> = new Set(["US", "CA"]);

/** Countries of the European Economic Area and Switzerland. */
export const EUROPE: readonly string[] = [...EEA.split(" "), "CH"];

/** `partly`: for some recipients only, which has to be said. */
export function adequacyOf(country: string, regimes: readonly string[]): "yes" | "partly" | "no" {
  const code = country.toUpperCase();
  if (partly.has(code)) return "partly";
  return regimes.every((regime) => adequate[regime as Regime]?.has(code) === true) ? "yes" : "no";
}

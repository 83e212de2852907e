/** Every framework, and what its controls are called. */
import { asvs } from "./asvs.ts";
import { cis } from "./cis.ts";
import { dora } from "./dora.ts";
import { fadp } from "./fadp.ts";
import type { Control, Framework } from "./framework.ts";
import { gdpr } from "./gdpr.ts";
import { iso27001 } from "./iso27001.ts";
import { nis2 } from "./nis2.ts";
import { nist80053 } from "./nist-800-53.ts";
import { nistCsf } from "./nist-csf.ts";
import { orreryPrinciples } from "./orrery-principles.ts";
import { pciDss } from "./pci-dss.ts";

/** In the order in which people look at them: our own first, then security, privacy, and those of a sector. */
export const frameworks: readonly Framework[] = [
  orreryPrinciples,
  iso27001,
  nistCsf,
  nist80053,
  cis,
  asvs,
  gdpr,
  fadp,
  nis2,
  dora,
  pciDss,
];

/** A control with the framework that it stands in. */
export interface NamedControl {
  readonly framework: Framework;
  readonly control: Control;
}

/** Other words that people write before the colon. */
const otherNames: Readonly<Record<string, string>> = {
  iso: "iso27001",
  isoiec27001: "iso27001",
  nist: "nist-800-53",
  nist80053r5: "nist-800-53",
  nistsp80053: "nist-800-53",
  sp80053: "nist-800-53",
  csf: "nist-csf",
  nistcsf20: "nist-csf",
  rgpd: "gdpr",
  lpd: "fadp",
  nlpd: "fadp",
  ndsg: "fadp",
  pci: "pci-dss",
  cis18: "cis",
  ciscontrols: "cis",
  owaspasvs: "asvs",
  principles: "orrery-principles",
};

/** A framework by its id or another name of it, in any case. */
export function frameworkOf(name: string): Framework | undefined {
  const word = name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  const id = otherNames[word];
  return frameworks.find((one) => one.id === id || one.id.replaceAll("-", "") === word);
}

/**
 * The control that `iso27001:A.8.13` or `GDPR: Art. 32(1)(b)` names. What is finer than the framework here (an enhancement, a
 * paragraph, a safeguard) names the control that it belongs to.
 */
export function controlNamed(text: string): NamedControl | undefined {
  const plain = text.replace(/:(?:19|20)\d\d\b/, "");
  const colon = plain.indexOf(":");
  const framework = colon < 0 ? undefined : frameworkOf(plain.slice(0, colon));
  const control = framework === undefined ? undefined : controlIn(framework, plain.slice(colon + 1));
  return framework === undefined || control === undefined ? undefined : { framework, control };
}

/** A control of a framework by its number: `A.8.13`, `8.13`, `art. 32`. */
export function controlIn(framework: Framework, number: string): Control | undefined {
  const numbers = numbersOf(framework);
  for (let word = plainNumber(number); word !== ""; word = coarser(word)) {
    const found = numbers.get(word) ?? (framework.id === "iso27001" ? numbers.get(`A.${word}`) : undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** As rules and models write a control. */
export function nameOfControl({ framework, control }: NamedControl): string {
  return `${framework.id}:${control.id}`;
}

const known = new WeakMap<Framework, ReadonlyMap<string, Control>>();

function numbersOf(framework: Framework): ReadonlyMap<string, Control> {
  const made = known.get(framework) ?? new Map(framework.controls.map((one) => [plainNumber(one.id), one]));
  known.set(framework, made);
  return made;
}

/** Upper case, without "Art." and spaces, numbers without leading zeros. */
function plainNumber(number: string): string {
  return number
    .toUpperCase()
    .replace(/^\s*(?:ARTICLE|ART\.?|REQUIREMENT|REQ\.?|CONTROL)\s*(?=\d)/, "")
    .replaceAll(/\s/g, "")
    .replaceAll(/(?<!\d)0+(?=\d)/g, "");
}

/** Without its last part: `32(1)` of `32(1)(B)`, `V6` of `V6.2`. Empty where nothing is left. */
function coarser(number: string): string {
  const cut = number.endsWith(")") ? number.lastIndexOf("(") : number.lastIndexOf(".");
  return cut < 0 ? "" : number.slice(0, cut);
}

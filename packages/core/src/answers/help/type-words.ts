/** Types of attributes in words. */
import type { Locale } from "../../base/codes.ts";
import type { AttributeType, Bilingual, Dimension } from "../../model/metamodel.ts";

const plain: Readonly<
  Record<"text" | "percent" | "boolean" | "date" | "money" | "version" | "relationship" | "any", Bilingual>
> = {
  text: { en: "text", fr: "texte" },
  percent: { en: "percentage", fr: "pourcentage" },
  boolean: { en: "yes or no", fr: "oui ou non" },
  date: { en: "date", fr: "date" },
  money: { en: "amount of money", fr: "montant" },
  version: { en: "version", fr: "version" },
  relationship: { en: "relationship", fr: "relation" },
  any: { en: "any value", fr: "valeur quelconque" },
};

const dimensions: Readonly<Record<Dimension, Bilingual>> = {
  duration: { en: "duration", fr: "durée" },
  rate: { en: "rate", fr: "débit" },
  growth: { en: "growth", fr: "croissance" },
  size: { en: "size", fr: "taille" },
  bandwidth: { en: "bandwidth", fr: "bande passante" },
  area: { en: "area", fr: "surface" },
  power: { en: "power", fr: "puissance" },
  energy: { en: "energy", fr: "énergie" },
};

/** What may stand there, as a person says it. */
export function typeInWords(type: AttributeType, language: Locale): string {
  const isFrench = language === "fr";
  switch (type.kind) {
    case "number":
      return numberInWords(type, isFrench);
    case "quantity":
      return dimensions[type.dimension][language];
    case "word":
      return type.open === true
        ? isFrench
          ? "un de ces mots, ou un autre"
          : "one of these words, or another"
        : isFrench
          ? "un de ces mots"
          : "one of these words";
    case "reference":
      return referenceInWords(type.to, isFrench);
    case "list":
      return isFrench ? `liste : ${typeInWords(type.of, language)}` : `list: ${typeInWords(type.of, language)}`;
    case "record":
      return isFrench ? "enregistrement de plusieurs champs" : "record of several fields";
    case "union":
      return type.of.map((part) => typeInWords(part, language)).join(isFrench ? " ou " : " or ");
    default:
      return plain[type.kind][language];
  }
}

function numberInWords(
  { minimum, maximum, integer }: Extract<AttributeType, { readonly kind: "number" }>,
  isFrench: boolean,
): string {
  const noun = isFrench
    ? integer === true
      ? "nombre entier"
      : "nombre"
    : integer === true
      ? "whole number"
      : "number";
  if (minimum !== undefined && maximum !== undefined) {
    return isFrench ? `${noun} de ${minimum} à ${maximum}` : `${noun} from ${minimum} to ${maximum}`;
  }
  if (minimum === undefined) return noun;
  return isFrench ? `${noun} à partir de ${minimum}` : `${noun} from ${minimum}`;
}

function referenceInWords(to: readonly string[], isFrench: boolean): string {
  if (to.length === 0 || to.includes("*")) return isFrench ? "un élément" : "an element";
  return isFrench ? `un élément (${to.join(", ")})` : `an element (${to.join(", ")})`;
}

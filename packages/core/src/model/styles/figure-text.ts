/** A figure as people read it. */
import { printNumber, printPercent } from "../../base/quantity.ts";
import type { Bilingual } from "../metamodel.ts";
import type { Figure } from "./measures.ts";

export function figureText(figure: Figure): Bilingual {
  if (figure.kind === "text") return figure.text;
  const said = (language: "en" | "fr"): string =>
    figure.kind === "share"
      ? printPercent(Math.round(figure.value * 1000) / 1000, language)
      : printNumber(Number(figure.value.toPrecision(3)), language);
  return { en: said("en"), fr: said("fr") };
}

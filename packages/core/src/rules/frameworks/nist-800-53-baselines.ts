/**
 * The baselines of NIST SP 800-53B (release 5.1.1 of its OSCAL profiles), each as what it adds to the one below: by family, the numbers of
 * controls and, after a full stop, of their enhancements.
 */
import type { Baseline } from "./framework.ts";

type Numbers = Readonly<Record<string, string>>;

const added: { readonly low: Numbers; readonly moderate: Numbers; readonly high: Numbers } = {
  low: {
    AC: "1 2 3 7 8 14 17 18 19 20 22",
    AT: "1 2 2.2 3 4",
    AU: "1 2 3 4 5 6 8 9 11 12",
    CA: "1 2 3 5 6 7 7.4 9",
    CM: "1 2 4 5 6 7 8 10 11",
    CP: "1 2 3 4 9 10",
    IA: "1 2 2.1 2.2 2.8 2.12 4 5 5.1 6 7 8 8.1 8.2 8.4 11",
    IR: "1 2 4 5 6 7 8",
    MA: "1 2 4 5",
    MP: "1 2 6 7",
    PE: "1 2 3 6 8 12 13 14 15 16",
    PL: "1 2 4 4.1 10 11",
    PS: "1 2 3 4 5 6 7 8 9",
    RA: "1 2 3 3.1 5 5.2 5.11 7",
    SA: "1 2 3 4 4.10 5 8 9 22",
    SC: "1 5 7 12 13 15 20 21 22 39",
    SI: "1 2 3 4 5 12",
    SR: "1 2 2.1 3 5 8 10 11 11.1 11.2 12",
  },
  moderate: {
    AC: "2.1 2.2 2.3 2.4 2.5 2.13 4 5 6 6.1 6.2 6.5 6.7 6.9 6.10 11 11.1 12 17.1 17.2 17.3 17.4 18.1 18.3 19.5 20.1 20.2 21",
    AT: "2.3",
    AU: "3.1 6.1 6.3 7 7.1 9.4",
    CA: "2.1 7.1",
    CM: "2.2 2.3 2.7 3 3.2 3.4 4.2 7.1 7.2 7.5 8.1 8.3 9 12 12.1",
    CP: "2.1 2.3 2.8 4.1 6 6.1 6.3 7 7.1 7.2 7.3 8 8.1 8.2 9.1 9.8 10.2",
    IA: "3 4.4 5.2 5.6 12 12.2 12.3 12.5",
    IR: "3 3.2 4.1 6.1 6.3 7.1",
    MA: "3 3.1 3.2 3.3 6",
    MP: "3 4 5",
    PE: "4 5 6.1 9 10 11 13.1 17",
    PL: "8",
    RA: "5.5 9",
    SA: "4.1 4.2 4.9 9.2 10 11 15 15.3",
    SC: "2 4 7.3 7.4 7.5 7.7 7.8 8 8.1 10 17 18 23 28 28.1",
    SI: "2.2 4.2 4.4 4.5 7 7.1 7.7 8 8.2 10 11 16",
    SR: "6",
  },
  high: {
    AC: "2.11 2.12 4.4 6.3 10 18.4 18.5",
    AU: "5.1 5.2 6.5 6.6 9.2 9.3 10 12.1 12.3",
    CA: "2.2 3.6 8 8.1",
    CM: "3.1 3.6 4.1 5.1 6.1 6.2 8.2 8.4",
    CP: "2.2 2.5 3.1 4.2 6.2 7.4 8.3 8.4 9.2 9.3 9.5 10.4",
    IA: "2.5 12.4",
    IR: "2.1 2.2 4.4 4.11 5.1",
    MA: "2.2 4.3 5.1",
    MP: "6.1 6.2 6.3",
    PE: "3.1 6.4 8.1 11.1 13.2 15.1 18",
    PS: "4.2",
    RA: "5.4",
    SA: "4.5 16 17 21",
    SC: "3 7.18 7.21 12.1 24",
    SI: "4.10 4.12 4.14 4.20 4.22 5.1 6 7.2 7.5 7.15",
    SR: "9 9.1",
  },
};

const low = idsOf(added.low);
const moderate = [...low, ...idsOf(added.moderate)];

export const baselines: readonly Baseline[] = [
  { id: "low", title: { en: "Low impact", fr: "Impact faible" }, controls: low },
  { id: "moderate", title: { en: "Moderate impact", fr: "Impact modéré" }, controls: moderate },
  {
    id: "high",
    title: { en: "High impact", fr: "Impact élevé" },
    controls: [...moderate, ...idsOf(added.high)],
  },
];

/** `7.4` of CP is `CP-7(4)`. */
function idsOf(numbers: Numbers): readonly string[] {
  return Object.entries(numbers).flatMap(([family, list]) =>
    list.split(" ").map((number) => {
      const [base, enhancement] = number.split(".");
      return enhancement === undefined ? `${family}-${base}` : `${family}-${base}(${enhancement})`;
    }),
  );
}

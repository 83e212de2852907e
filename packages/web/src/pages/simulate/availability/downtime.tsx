/** Standstill of a year. */
import type { ReactElement } from "react";
import type { AvailabilityRow } from "@orrery/core/answers/simulate-answers";
import { useSpeech, useTexts } from "../../../speech.ts";
import { sayHoursRange } from "../figures.ts";
import { simulateTexts } from "../simulate-texts.ts";
import { Unknown } from "../unknown.tsx";

/** Hours of a whole year say that nobody can tell. */
export function Downtime({ row }: { readonly row: Pick<AvailabilityRow, "downtime" | "availability"> }): ReactElement {
  const shared = useTexts(simulateTexts);
  const { language } = useSpeech();
  const isOpen = row.availability.lower <= 0;
  const range = isOpen ? { lower: row.downtime.lower, upper: null } : row.downtime;
  return <Unknown range={range}>{sayHoursRange(range, language, shared)}</Unknown>;
}

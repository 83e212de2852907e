/** Values of attributes as deployments write them: sizes of memory, shares of processors, lists of words. */
import type { FactValue } from "../../model/facts.ts";

/** `512Mi`, `1.5g`, `128M`, `1073741824` as a size; undefined where it is none. */
export function memory(text: string): FactValue | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgtpe]?)(i?)b?$/iu.exec(text.trim());
  if (match === null) return undefined;
  const quantity = Number(match[1]);
  const letter = (match[2] ?? "").toUpperCase();
  if (letter === "" && quantity >= 2 ** 20)
    return { quantity: Math.round((quantity / 2 ** 20) * 100) / 100, unit: "MiB" };
  return {
    quantity,
    unit: letter === "" ? "B" : `${letter === "K" && match[3] === "" ? "k" : letter}${match[3] === "" ? "B" : "iB"}`,
  };
}

/** `250m` and `0.5` as cores. */
export function cores(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(m?)$/u.exec(text.trim());
  if (match === null) return undefined;
  return match[2] === "m" ? Number(match[1]) / 1000 : Number(match[1]);
}

export function words(...all: readonly string[]): FactValue {
  return all.map((word) => ({ word }));
}

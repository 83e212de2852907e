/** Exchanges of a bloc: between its applications, and with what lies outside. */
import { applicationOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element, Relationship } from "../../model/model.ts";
import { distinct, inside } from "../../model/read.ts";
import { membersOf } from "./areas.ts";

interface BlocExchanges {
  readonly applications: readonly Element[];
  /** Between two applications of the bloc. */
  readonly within: readonly Relationship[];
  /** Into the bloc: calls and data from outside. */
  readonly entering: readonly Relationship[];
  readonly leaving: readonly Relationship[];
}

export function exchangesOf(bloc: Element): BlocExchanges {
  const members = membersOf(bloc);
  const applications = members.filter((one) => isKind(one, "application"));
  const parts = distinct([...members, ...members.flatMap(inside)]);
  const rows = new Set(parts.map(({ row }) => row));
  const out = parts.flatMap((part) => [...part.out("uses"), ...part.out("flows")]);
  const into = parts.flatMap((part) => [...part.in("uses"), ...part.in("flows")]);
  const isSoftware = (one: Element | undefined): boolean => one !== undefined && one.layer === "application";
  return {
    applications,
    within: out.filter(({ from, to }) => to !== undefined && rows.has(to.row) && !isSameApplication(from, to)),
    entering: into.filter(({ from }) => from !== undefined && !rows.has(from.row) && isSoftware(from)),
    leaving: out.filter(({ to }) => to !== undefined && !rows.has(to.row) && isSoftware(to)),
  };
}

function isSameApplication(from: Element | undefined, to: Element | undefined): boolean {
  if (from === undefined || to === undefined) return false;
  const [a, b] = [applicationOf(from), applicationOf(to)];
  return a !== undefined && b !== undefined && a.row === b.row;
}

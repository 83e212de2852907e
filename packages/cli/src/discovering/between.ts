/** Two environments beside each other: as artefacts name them, as remembered runs, or as folders that are read now. */
import { combined } from "@orrery/core/discovery/combine";
import {
  byRun,
  byScope,
  type ComparedEnvironments,
  compareEnvironments,
  type DifferenceSort,
  type EnvironmentDifference,
  environmentsIn,
} from "@orrery/core/discovery/environments";
import { observationOf } from "@orrery/core/discovery/observed";
import { mergeRun, type Snapshot } from "@orrery/core/discovery/snapshot";
import { placeText } from "@orrery/core/model/claims/claim-lines";
import { sources } from "@orrery/core/sources/index";
import { resolve } from "node:path";
import { kindOfPath } from "../files.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import { type Ground, groundOf } from "./ground.ts";
import { read } from "./reading.ts";
import { readSnapshots } from "./snapshots.ts";
import { complainOfWord, valueText } from "./words.ts";

export interface BetweenWish {
  /** What was typed: two words with a comma between. */
  readonly between: string;
  readonly against: readonly string[];
  readonly sources: readonly string[];
}

/** What differs between two environments; undefined after telling which of them there is not. */
export async function between(
  terminal: Terminal,
  folder: string | undefined,
  wish: BetweenWish,
): Promise<ComparedEnvironments | undefined> {
  const [first = "", second = "", ...others] = wish.between.split(",").map((word) => word.trim());
  if (first === "" || second === "" || first === second || others.length > 0) {
    terminal.complain(terminal.text("drift.between-two"), terminal.text("misuse.hint", { name: "drift" }));
    return undefined;
  }
  const ground = groundOf(terminal, folder === undefined ? [] : [folder], {});
  if (ground === undefined) return undefined;
  const known = readSnapshots(ground.home).flatMap(({ snapshot }) => snapshot ?? []);
  const runs = [first, second].map((word) => known.find(({ name }) => name === word));
  const [one, other] = runs;
  if (one !== undefined && other !== undefined) return ofRuns(ground, [one, other], [first, second]);
  return (
    (await ofNamed(terminal, ground, known, [first, second], wish)) ??
    (await ofPaths(terminal, ground, [first, second], wish))
  );
}

type Two = readonly [string, string];

/** Environments that artefacts name: of what is remembered, or of what is read now. */
async function ofNamed(
  terminal: Terminal,
  ground: Ground,
  known: readonly Snapshot[],
  names: Two,
  { against, sources: only }: BetweenWish,
): Promise<ComparedEnvironments | undefined> {
  const chosen = against.length === 0 ? known : known.filter(({ name }) => against.includes(name));
  const paths = against.filter((word) => !known.some(({ name }) => name === word));
  const isPath = names.every((word) => kindOfPath(resolve(terminal.folder, word)) !== undefined);
  if (chosen.length === 0 && paths.length === 0 && isPath) return undefined;
  const fresh =
    paths.length > 0 || chosen.length === 0
      ? await readNow(terminal, groundOf(terminal, paths.length > 0 ? paths : ground.paths, {}), only)
      : undefined;
  const snapshot = combined([...chosen, ...(fresh === undefined ? [] : [fresh])]);
  const observation = observationOf(snapshot, ground.answered.answers);
  const found = environmentsIn(observation);
  const missing = names.find((name) => !found.includes(name));
  if (missing !== undefined) {
    if (isPath) return undefined;
    complainOfWord(terminal, "drift.unknown-environment", missing, [...found, ...known.map(({ name }) => name)]);
    return undefined;
  }
  return compareEnvironments(liveOf(snapshot), observation, names, byScope);
}

/** Each of two files or folders is one environment. */
async function ofPaths(
  terminal: Terminal,
  ground: Ground,
  [first, second]: Two,
  { sources: only }: BetweenWish,
): Promise<ComparedEnvironments | undefined> {
  if ([first, second].some((path) => kindOfPath(resolve(terminal.folder, path)) === undefined)) return undefined;
  const [one, other] = [
    await readNow(terminal, groundOf(terminal, [first], { as: "first" }), only),
    await readNow(terminal, groundOf(terminal, [second], { as: "second" }), only),
  ];
  if (one === undefined || other === undefined) return undefined;
  const found = ofRuns(ground, [one, other], [first, second]);
  // Files are told under the folders that were typed.
  const typed = (place: Place | undefined, name: string, folder: string): Place | undefined =>
    place === undefined
      ? undefined
      : { ...place, file: place.file.replace(`${name}/`, `${folder.replace(/\/$/u, "")}/`) };
  const differences = found.differences.map((difference) => ({
    ...difference,
    places: [typed(difference.places[0], one.name, first), typed(difference.places[1], other.name, second)] as const,
  }));
  return { ...found, differences };
}

type Place = NonNullable<EnvironmentDifference["places"][0]>;

function ofRuns(ground: Ground, runs: readonly [Snapshot, Snapshot], names: Two): ComparedEnvironments {
  const snapshot = combined(runs);
  const observation = observationOf(snapshot, ground.answered.answers);
  const own = [runs[0].name, runs[1].name] as const;
  return { ...compareEnvironments(liveOf(snapshot), observation, own, byRun(own)), names };
}

function liveOf({ claims }: Snapshot): Snapshot["claims"] {
  return claims.filter(({ gone }) => gone === undefined);
}

async function readNow(
  terminal: Terminal,
  ground: Ground | undefined,
  only: readonly string[],
): Promise<Snapshot | undefined> {
  if (ground === undefined) return undefined;
  const found = await read(terminal, ground, only);
  return mergeRun(undefined, {
    name: ground.name,
    day: terminal.today(),
    sources: sources.filter(({ id }) => found.read.has(id)).map(({ id, version }) => ({ id, version })),
    artefacts: [],
    claims: found.claims,
  }).snapshot;
}

const sorts: readonly DifferenceSort[] = ["topology", "version", "configuration"];

/** For people: by sort, each difference with what both say and where. */
export function betweenPage(
  terminal: Terminal,
  { names, differences, alike, elements }: ComparedEnvironments,
): readonly string[] {
  const { paint } = terminal;
  const sections = sorts.flatMap((sort) => {
    const own = differences.filter((one) => one.sort === sort);
    if (own.length === 0) return [];
    const lines = own.flatMap((one) => differenceLines(terminal, names, one));
    return [
      paint.bold(`${terminal.text(`drift.between.${sort}`)} ${own.length}`),
      ...lines.map((line) => `  ${line}`),
      "",
    ];
  });
  const [first, second] = names.map(visible);
  return [
    ...sections,
    terminal.text("drift.between.total", {
      count: differences.length,
      alike,
      elements,
      first: first ?? "",
      second: second ?? "",
    }),
  ];
}

function differenceLines(
  terminal: Terminal,
  names: Two,
  { element, about, what, values, places }: EnvironmentDifference,
): readonly string[] {
  const { paint } = terminal;
  const subject =
    what === "relationship" ? `${element} → ${about ?? ""}` : `${element}${about === undefined ? "" : ` ${about}`}`;
  const said = names.flatMap((name, side) => {
    const value = values[side];
    const place = places[side];
    if (value === undefined && about === undefined) return [];
    if (value === undefined && what === "relationship") return [];
    const text = value === undefined ? "—" : what === "element" || what === "relationship" ? "" : valueText(value);
    const at = place === undefined ? "" : paint.cyan(visible(placeText(place)));
    return [`    ${paint.dim(visible(name))} ${[text, at].filter((part) => part !== "").join("  ")}`];
  });
  const isOnly = what === "element" || what === "relationship";
  const only = isOnly
    ? `  ${paint.dim(terminal.text("drift.between.only", { name: visible(names[values[0] === undefined ? 1 : 0] ?? "") }))}`
    : "";
  return [`${paint.bold(visible(subject))}${only}`, ...said];
}

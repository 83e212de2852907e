/** What one unit of source says: its mention, what it reads, what it calls. */
import type { Claim, Mention, TypedKey } from "../../model/claims/claim.ts";
import { tellable } from "../../model/claims/secrets.ts";
import { settingClaim } from "../parts/settings.ts";
import { Evaluator } from "./evaluate.ts";
import { findAddresses } from "./find-addresses.ts";
import { FoundInUnit, inOrder, relationshipClaim } from "./found.ts";
import { topicClaims } from "./topics.ts";
import { interfacesCalled, interfacesOffered } from "./interfaces.ts";
import { findTypedClients, servedBy, stubsIn } from "./typed-clients.ts";
import type { UnitFile } from "./defined.ts";
import { indexUnit } from "./unit-index.ts";
import { parentOf, type Unit } from "./units.ts";
import { wholeText } from "./values.ts";

export interface ReadUnit {
  readonly unit: Unit;
  readonly files: readonly UnitFile[];
  /** A library that programs import: what it does is told of them. */
  readonly isImported?: boolean;
}

function unitKey(folder: string): string {
  return `code:${folder}`;
}

/** Interfaces and services of gRPC may have the same name. */
function asInterface(name: string): string {
  return `interface ${name}`;
}

/** Which units serve a service of gRPC or an interface that is called from afar, by its short name in lower case. */
export function serversOf(units: readonly ReadUnit[]): ReadonlyMap<string, ReadonlySet<string>> {
  const servers = new Map<string, Set<string>>();
  for (const { unit, files } of units)
    for (const name of new Set(
      files.flatMap((file) => [...servedBy(file), ...interfacesOffered(file).map(asInterface)]),
    )) {
      const known = servers.get(name.toLowerCase()) ?? new Set();
      servers.set(name.toLowerCase(), known.add(unit.folder));
    }
  return servers;
}

export function* readUnit(
  { unit, files, isImported }: ReadUnit,
  servers: ReadonlyMap<string, ReadonlySet<string>>,
): Generator<Claim> {
  const key = unitKey(unit.folder);
  const [first] = files;
  if (first === undefined) return;
  const evaluator = new Evaluator(indexUnit(files));
  const registered = registeredNames(files, evaluator);
  yield mentionOf(unit, first.path, registered);
  if (isImported === true) return;
  const found = new FoundInUnit(key, registered);
  for (const file of files) {
    findTypedClients(file, evaluator, found);
    findAddresses(file, evaluator, found);
    findStubs(file, unit, servers, found);
  }
  for (const { variable, at } of found.readings().toSorted(inOrder))
    if (tellable("name", variable) !== undefined) yield { claim: "reading", of: key, variable, at, seenBy: "variable" };
  for (const one of found.relationships().toSorted(inOrder)) yield relationshipClaim(key, one);
  for (const { variable, value, at } of found.dials().toSorted(inOrder))
    yield settingClaim({ of: key, variable, value, at, seenBy: "local-port", isDefault: true });
  const topics = new Set<string>();
  for (const file of files) yield* topicClaims(file, key, evaluator, topics);
}

function mentionOf(unit: Unit, file: string, registered: readonly string[]): Mention {
  const folders = [unit.folder, ...unit.around];
  const keys: TypedKey[] = [
    ...folders.map((value): TypedKey => ({ type: "directory", value })),
    ...registered.map((value): TypedKey => ({ type: "self-name", value })),
  ];
  const names = [...new Set(folders.flatMap(namesOf))];
  return {
    claim: "mention",
    key: unitKey(unit.folder),
    sort: isCaller(unit.folder) ? "client" : "code",
    names,
    keys,
    scope: {},
    at: { file },
    seenBy: "unit",
  };
}

/** Names under which the code announces itself to a registry: `registry.Register("srv-geo", ..)`; none where it has several. */
function registeredNames(files: readonly UnitFile[], evaluator: Evaluator): readonly string[] {
  const names = new Set(
    files.flatMap((file) =>
      file.outline.calls
        .filter(({ callee }) =>
          /(?:registry|consul|eureka|nacos|etcd|discovery)\w*\.(?:agent\.service\.)?[rR]egister\w*$/iu.test(callee),
        )
        .flatMap((call) =>
          evaluator
            .valuesOf(call.arguments[0], { file, inside: call.inside })
            .flatMap((value) => wholeText(value) ?? []),
        ),
    ),
  );
  return names.size === 1 ? [...names].filter((name) => /^[A-Za-z][\w.-]+$/u.test(name)) : [];
}

/** Programs that put load on the system, by the name of their folder. */
function isCaller(folder: string): boolean {
  return /(?:^|\/)(?:load[-_]?(?:gen\w*|test\w*|generator)?|locust\w*|k6|jmeter|gatling|artillery|traffic[-_]?\w*)$/iu.test(
    folder,
  );
}

const general: ReadonlySet<string> = new Set("src app html server main code cmd source public www".split(" "));

/** Names of a folder; of one that is called as a package of Java, the end of it, too. */
function namesOf(folder: string): readonly string[] {
  const name = nameOf(folder);
  const parts = name.split(".");
  return parts.length > 2 ? [name, parts.slice(-2).join("-")] : [name];
}

/** The folder's own name, or the one around it where it says nothing. */
function nameOf(folder: string): string {
  const name = folder.slice(folder.lastIndexOf("/") + 1);
  const around = parentOf(folder);
  return general.has(name.toLowerCase()) && around !== "." && around !== folder ? nameOf(around) : name;
}

/** A stub leads to the one unit that serves what it is a stub of. */
function findStubs(
  file: UnitFile,
  unit: Unit,
  servers: ReadonlyMap<string, ReadonlySet<string>>,
  found: FoundInUnit,
): void {
  const stubs = [
    ...stubsIn(file).map((one) => ({ ...one, protocol: "grpc" })),
    ...interfacesCalled(file).map(({ name, line }) => ({ name: asInterface(name), line, protocol: "rpc" })),
  ];
  for (const { name, line, protocol } of stubs) {
    const serving = servers.get(name.toLowerCase()) ?? servers.get(`${name.toLowerCase()}service`);
    if (serving === undefined || serving.has(unit.folder) || serving.size !== 1) continue;
    const [folder = ""] = serving;
    found.relate({
      to: { key: unitKey(folder) },
      purpose: "call",
      evidence: "client",
      protocol,
      at: { file: file.path, line },
      seenBy: "stub",
    });
  }
}

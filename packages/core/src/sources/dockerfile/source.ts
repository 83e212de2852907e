/** Dockerfiles: what an image is built from, on which base, with which defaults. */
import type { AttributeClaim, Claim, Mention, SettingClaim, Sort, TypedKey } from "../../model/claims/claim.ts";
import { isLoadMaker, type Product, productOf, readImage, technologyText } from "../parts/images.ts";
import { selfNames } from "../parts/self-names.ts";
import { settingClaim, settingsInArguments } from "../parts/settings.ts";
import { words } from "../parts/values.ts";
import type { Artefact, Glimpse, Source, Surroundings } from "../source.ts";
import { isAside, parentOf } from "../parts/unit-folder.ts";
import { foldersBuilt, isDeployFolder } from "./built.ts";
import { argumentsOf, assignmentsOf, filled, type Instruction } from "./instructions.ts";
import { chainOf, type Stage, stagesOf } from "./stages.ts";

export const dockerfile: Source = {
  id: "dockerfile",
  version: 1,
  title: { en: "Dockerfiles", fr: "Fichiers Dockerfile" },
  files: ["Dockerfile", "Dockerfile.*", "*.dockerfile", "Containerfile"],
  cannotSay: [
    {
      en: "What a container is given when it starts: the deployment may override every default.",
      fr: "Ce qu’un conteneur reçoit au démarrage : le déploiement peut remplacer chaque valeur par défaut.",
    },
    {
      en: "What is inside of a base image that is not here.",
      fr: "Ce que contient une image de base qui n’est pas ici.",
    },
  ],
  howToExport: {
    en: "They lie in the source beside what they build; give the whole repository.",
    fr: "Ils se trouvent dans les sources, à côté de ce qu’ils construisent ; donnez le dépôt entier.",
  },
  example: {
    files: {
      "src/cart/Dockerfile": [
        "FROM golang:1.22 AS build",
        "COPY . .",
        "FROM alpine:3.19",
        "ENV REDIS_ADDR=redis:6379 \\",
        "    LOG_LEVEL=info",
        "EXPOSE 8080",
        "USER 1000",
        "COPY --from=build /cart /cart-server",
        'ENTRYPOINT ["/cart-server", "--catalogue-url=http://catalogue:8080"]',
        "",
      ].join("\n"),
      "src/cart/go.mod": "module example.com/cart\n",
    },
    claims: [
      'mention image dockerfile:src/cart/Dockerfile "cart" [directory src/cart, self-name cart-server] @ src/cart/Dockerfile:1',
      'attribute dockerfile:src/cart/Dockerfile technology: ["Alpine Linux 3.19","Go 1.22"] @ src/cart/Dockerfile:3',
      "setting dockerfile:src/cart/Dockerfile REDIS_ADDR = <redis:6379> default @ src/cart/Dockerfile:4",
      "setting dockerfile:src/cart/Dockerfile catalogue-url = <http catalogue:8080> default @ src/cart/Dockerfile:9",
    ],
  },
  detect: ({ path }: Glimpse) => (isDockerfile(path) ? 3 : 0),
  *read(artefacts, around) {
    const programs = new Map<string, number>();
    for (const artefact of artefacts) {
      const program = programIn(artefact);
      if (program !== undefined) programs.set(program, (programs.get(program) ?? 0) + 1);
    }
    // What several images run names none of them.
    const common = new Set([...programs].filter(([, count]) => count > 1).map(([program]) => program));
    for (const artefact of artefacts) yield* claimsOf(artefact, around, common);
  },
};

/** By its name: `Dockerfile`, `Dockerfile.cart`, `cart.dockerfile`, `Containerfile`. */
function isDockerfile(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return (
    /^(?:Docker|Container)file(?:[._-][\w.-]+)?$|^[\w.-]+\.(?:docker|container)file$/iu.test(name) &&
    !/\.(?:dockerignore|md|txt|j2|tpl|tmpl|erb)$/iu.test(name)
  );
}

function programIn(artefact: Artefact): string | undefined {
  const chain = chainOf(stagesOf(artefact.text()));
  return programOf(commandOf(chain, valuesOf(chain))?.words ?? []);
}

function valuesOf(chain: readonly Stage[]): ReadonlyMap<string, string> {
  return new Map([...chain].reverse().flatMap((stage) => [...stage.values]));
}

function* claimsOf(artefact: Artefact, around: Surroundings, common: ReadonlySet<string>): Iterable<Claim> {
  const { path } = artefact;
  if (isAside(path) || isForDevelopment(path, around)) return;
  const chain = chainOf(stagesOf(artefact.text()));
  const [run] = chain;
  if (run === undefined) return;
  const folders = foldersBuilt({ context: contextOf(path, around), dockerfile: path, around });
  const name = nameOf(path, folders);
  if (folders.length === 0 && name === undefined) return;
  yield* described(path, folders, name, chain, stagesOf(artefact.text()), common);
}

/** Its own folder, or the root where it copies what only lies there. */
function contextOf(path: string, around: Surroundings): string {
  const home = parentOf(path);
  const copied = stagesOf(around.file(path)?.text() ?? "").flatMap(({ instructions }) =>
    instructions
      .filter(({ name, flags }) => (name === "COPY" || name === "ADD") && flags["from"] === undefined)
      .flatMap(({ rest }) => argumentsOf(rest).words.slice(0, -1))
      .filter((word) => !/[$*]|^https?:|^\.?\/?$/u.test(word))
      .map((word) => word.replace(/^\.?\//u, "").replace(/\/$/u, "")),
  );
  if (copied.length === 0 || home === ".") return home;
  const there = (folder: string): number =>
    copied.filter((word) => around.exists(folder === "." ? word : `${folder}/${word}`)).length;
  let best = home;
  for (let folder = home; folder !== ".";) {
    folder = parentOf(folder);
    if (there(folder) > there(best)) best = folder;
  }
  return best;
}

/** A second Dockerfile of a folder, for tests or for developers, is not what is shipped. */
function isForDevelopment(path: string, around: Surroundings): boolean {
  if (/(?:^|\/)\.(?:devcontainer|github|circleci)\//u.test(path)) return true;
  if (/[._-](?:tests?|e2e|ci|lint|bench|docs?)(?:\.dockerfile)?$/iu.test(path)) return true;
  const isDevelopment = /[._-](?:dev|devel|development|debug|local)(?:\.dockerfile)?$/iu.test(path);
  return isDevelopment && around.exists(parentOf(path) === "." ? "Dockerfile" : `${parentOf(path)}/Dockerfile`);
}

function nameOf(path: string, folders: readonly string[]): string | undefined {
  const file = path.slice(path.lastIndexOf("/") + 1);
  const suffix =
    /^(?:Docker|Container)file[._-]([\w-]+)$/iu.exec(file)?.[1] ??
    /^([\w-]+)\.(?:docker|container)file$/iu.exec(file)?.[1];
  const isTelling =
    suffix !== undefined &&
    !/^(?:prod|production|release|native|native-micro|jvm|legacy-jar|run|multi|multistage|alpine|debian|arm64|amd64|x86_64|dev|windows|linux|local|build|base)$/iu.test(
      suffix,
    );
  if (isTelling && (folders.length === 0 || folders[0] === "." || isDeployFolder(parentOf(path)))) return suffix;
  const folder = folders[0] ?? parentOf(path);
  if (folder !== "." && !isDeployFolder(folder)) return folder.slice(folder.lastIndexOf("/") + 1);
  return isTelling ? suffix : undefined;
}

function* described(
  path: string,
  folders: readonly string[],
  name: string | undefined,
  chain: readonly Stage[],
  stages: readonly Stage[],
  common: ReadonlySet<string>,
): Iterable<Claim> {
  const key = `dockerfile:${path}`;
  const [run] = chain;
  if (run === undefined) return;
  const values = valuesOf(chain);
  const command = commandOf(chain, values);
  const keys: TypedKey[] = folders.map((value) => ({ type: "directory", value }));
  const program = programOf(command?.words ?? []);
  if (program !== undefined && program !== name && !common.has(program))
    keys.push({ type: "self-name", value: program });
  keys.push(...selfNames([...values].map(([variable, value]) => ({ name: variable, value }))));
  const base = readImage(chain.at(-1)?.from ?? "");
  const product = base === undefined ? undefined : productOf(base.name);
  const mention: Mention = {
    claim: "mention",
    key,
    sort: sortOf(product, name ?? ""),
    names: [name ?? program ?? "application"],
    keys,
    scope: {},
    at: { file: path, line: stages[0]?.line ?? 1 },
    seenBy: "from",
  };
  yield mention;
  yield* attributesOf(key, path, run, chain, stages);
  yield* settingsOf(key, path, chain, values);
  for (const { variable, value } of settingsInArguments(command?.words ?? [])) {
    const at = { file: path, line: command?.line ?? run.line };
    const claim = settingClaim({ of: key, variable, value, at, seenBy: "command", isDefault: true });
    if (claim.addresses.length > 0 || variable.includes(".")) yield claim;
  }
}

function sortOf(base: Product | undefined, name: string): Sort {
  if (base !== undefined && base.sort !== "service") return base.sort;
  if (isLoadMaker(name)) return "client";
  // On a base that nobody knows, a folder called `mysql` is one.
  const named = base === undefined ? productOf(name) : undefined;
  return named === undefined || named.sort === "service" ? "image" : named.sort;
}

function* attributesOf(
  key: string,
  path: string,
  run: Stage,
  chain: readonly Stage[],
  stages: readonly Stage[],
): Iterable<AttributeClaim> {
  const say = (name: string, value: AttributeClaim["value"], line: number): AttributeClaim => ({
    claim: "attribute",
    of: key,
    name,
    value,
    at: { file: path, line },
    seenBy: name,
  });
  const names = new Set(stages.map(({ name }) => name));
  // What it runs on comes before what it is built with.
  const technologies = stages.toReversed().flatMap(({ from }) => {
    const image = names.has(from.toLowerCase()) ? undefined : readImage(from);
    const product = image === undefined ? undefined : productOf(image.name);
    return product === undefined || product.technology === "BusyBox" ? [] : [technologyText(product, image?.tag)];
  });
  if (technologies.length > 0) yield say("technology", [...new Set(technologies)], run.line);
  const all = chain.flatMap(({ instructions }) => instructions);
  const ports = all.filter(({ name }) => name === "EXPOSE");
  const opened = ports.flatMap(({ rest }) => portsOf(filled(rest, run.values)));
  if (opened.length > 0) yield say("ports", [...new Set(opened)], ports[0]?.line ?? run.line);
  const check = all.find(({ name }) => name === "HEALTHCHECK");
  if (check !== undefined) yield say("probes", /^NONE\b/iu.test(check.rest) ? false : words("liveness"), check.line);
  const user = run.instructions.findLast(({ name }) => name === "USER");
  if (user !== undefined) yield say("privileged", /^(?:root|0)(?::|$)/u.test(filled(user.rest, run.values)), user.line);
}

function portsOf(rest: string): readonly string[] {
  return rest.split(/\s+/u).flatMap((word) => {
    const match = /^(\d{1,5})(?:\/(tcp|udp))?$/iu.exec(word);
    return match === null ? [] : [`${(match[2] ?? "tcp").toLowerCase()}/${match[1] ?? ""}`];
  });
}

function* settingsOf(
  key: string,
  path: string,
  chain: readonly Stage[],
  values: ReadonlyMap<string, string>,
): Iterable<SettingClaim> {
  for (const stage of [...chain].reverse())
    for (const { name, rest, line } of stage.instructions)
      if (name === "ENV")
        for (const [variable, value] of assignmentsOf(rest))
          if (!/^(?:PATH|LANG|LC_ALL|LANGUAGE|HOME|DEBIAN_FRONTEND)$/u.test(variable))
            yield settingClaim({
              of: key,
              variable,
              value: filled(value, values),
              at: { file: path, line },
              seenBy: "env",
              isDefault: true,
            });
}

/** What is run: `ENTRYPOINT` with `CMD` behind it. */
function commandOf(
  chain: readonly Stage[],
  values: ReadonlyMap<string, string>,
): { readonly words: readonly string[]; readonly line: number } | undefined {
  const all = [...chain].reverse().flatMap(({ instructions }) => instructions);
  const entry = all.findLast(({ name }) => name === "ENTRYPOINT");
  const command = all.findLast(({ name }) => name === "CMD");
  const given = [entry, command].filter((one): one is Instruction => one !== undefined);
  if (given.length === 0) return undefined;
  const whole = given.flatMap(({ rest }) => argumentsOf(filled(rest, values)).words);
  // `sh -c "java -jar app.jar"`: the words inside are what is run.
  const inner = whole.findIndex((word) => word === "-c");
  const found =
    inner >= 0 && /(?:^|\/)(?:ba|da)?sh$/u.test(whole[0] ?? "") ? (whole[inner + 1] ?? "").split(/\s+/u) : whole;
  return { words: found, line: given[0]?.line ?? 1 };
}

/** Name of the jar, the assembly or the binary that is run, where it is a name and no general word. */
function programOf(all: readonly string[]): string | undefined {
  const jar = all.find((word) => /\.(?:jar|war|dll)$/u.test(word));
  const first =
    jar ?? (/^\.?\.?\//u.test(all[0] ?? "") && !/\.(?:sh|py|js|rb|php|pl)$/u.test(all[0] ?? "") ? all[0] : undefined);
  const name = first
    ?.slice(first.lastIndexOf("/") + 1)
    .replace(/\.(?:jar|war|dll|exe)$/u, "")
    .replace(/-\d+(?:\.\d+)*(?:-SNAPSHOT|[.-]RELEASE)?$/u, "");
  if (name === undefined || !/^[A-Za-z][\w.-]+$/u.test(name)) return undefined;
  return /^(?:app|application|server|main|service|run|start|entrypoint|docker-entrypoint|java|node|python3?|dotnet|sh|bash|init|tini|dumb-init|npm|yarn|launcher|bin|binary|program|webapp|web|api|cmd|exec|target|out|output|server-linux)$/iu.test(
    name,
  )
    ? undefined
    : name;
}

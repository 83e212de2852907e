/** What a command of a script does: which image it builds from which folder, what it deploys, tests and checks. */
import { checkOf } from "./checks.ts";
import {
  contextOf,
  dockerFlags,
  imaged,
  inWorkspace,
  named,
  namespaced,
  noFlags,
  pathed,
  resolvedFolder,
  Words,
} from "./command-words.ts";
import type { Deed } from "./deed.ts";
import type { ShellCommand } from "./shell.ts";
import { testsOf } from "./test-commands.ts";

/** What a command does; several things, or nothing that matters. */
export function* deedsOfCommand({ words, folder, line }: ShellCommand, file: string): Iterable<Deed> {
  const at = { file, line };
  const plain = withoutRunner(words);
  const name = (plain[0] ?? "").replace(/^.*\//u, "");
  const check =
    /^(?:echo|printf|curl|wget|apt|apt-get|apk|yum|brew|pip3?|chmod|mv|cp|mkdir|rm|which|export|git)$/u.test(name) ||
    plain[1] === "install"
      ? undefined
      : checkOf(plain.slice(0, name === "docker" ? 30 : 6).join(" "));
  if (check !== undefined) yield { deed: "check", check, folder, at };
  const read = readers[name];
  if (read !== undefined) yield* read(new Words(plain), folder, at);
  yield* testsOf(name, plain, folder, at);
}

type At = Deed["at"];
type CommandReader = (words: Words, folder: string, at: At) => Iterable<Deed>;

function* docker(words: Words, folder: string, at: At): Iterable<Deed> {
  const [, first, second] = words.rest(dockerFlags);
  if (
    first === "build" ||
    (first === "buildx" && second === "build") ||
    first === "bud" ||
    (first === "image" && second === "build")
  ) {
    const context = words.rest(dockerFlags).at(-1) ?? ".";
    const place = resolvedFolder(folder, context === "build" || context === "bud" ? "." : context);
    yield {
      deed: "build",
      images: words.values("-t", "--tag"),
      ...contextOf(place, words.value("-f", "--file"), folder),
      at,
    };
  } else if (first === "push") {
    const image = words.rest(/^(?:-a|-q|--all-tags|--quiet|--disable-content-trust)$/u)[2];
    if (image !== undefined) yield { deed: "build", images: [image], at };
  } else if (first === "tag" || (first === "image" && second === "tag")) {
    const [image, copy] = words.rest(dockerFlags).slice(first === "tag" ? 2 : 3);
    if (image !== undefined && copy !== undefined) yield { deed: "build", images: [copy], copyOf: image, at };
  } else if (first === "stack" && second === "deploy") {
    const stack = words.rest(/^(?:--with-registry-auth|--prune)$/u)[3];
    yield {
      deed: "deploy",
      tool: "docker stack",
      ...named(stack),
      ...pathed(folder, words.value("-c", "--compose-file")),
      at,
    };
  }
}

function* kubectl(words: Words, folder: string, at: At): Iterable<Deed> {
  const tool = "kubectl";
  const namespace = namespaced(words);
  const rest = words.rest(noFlags);
  if (words.has("apply") || words.has("create") || words.has("replace"))
    for (const path of words.values("-f", "--filename", "-k", "--kustomize"))
      yield { deed: "deploy", tool, ...pathed(folder, path), ...namespace, at };
  else if (rest[1] === "set" && rest[2] === "image") {
    const name =
      rest
        .find((word) => /^(?:deploy(?:ments?)?|sts|statefulsets?|ds|daemonsets?|cronjobs?)\//u.test(word))
        ?.replace(/^.*\//u, "") ?? rest[4];
    const image = rest
      .slice(3)
      .find((word) => word.includes("="))
      ?.replace(/^[^=]*=/u, "");
    yield { deed: "deploy", tool, ...named(name), ...(image === undefined ? {} : { image }), ...namespace, at };
  } else if (rest[1] === "rollout" && rest[2] === "restart")
    yield { deed: "deploy", tool, ...named(rest[3]?.replace(/^.*\//u, "")), ...namespace, at };
}

function* helm(words: Words, folder: string, at: At): Iterable<Deed> {
  const rest = words.rest(noFlags);
  if (rest[1] !== "upgrade" && rest[1] !== "install") return;
  const chart = rest[3] ?? rest[2];
  const isLocal = chart !== undefined && /^\.{0,2}\/|^[^/]+$|\//u.test(chart) && !/^(?:oci|https?):/u.test(chart);
  yield {
    deed: "deploy",
    tool: "helm",
    ...(rest[3] === undefined ? {} : named(rest[2])),
    ...(isLocal ? pathed(folder, chart) : {}),
    ...namespaced(words),
    at,
  };
}

function* terraform(words: Words, folder: string, at: At): Iterable<Deed> {
  if (!words.list.some((word) => word === "apply" || word === "run-all" || word === "up")) return;
  yield {
    deed: "deploy",
    tool: (words.list[0] ?? "").replace(/^.*\//u, ""),
    ...pathed(folder, words.value("-chdir", "--terragrunt-working-dir", "--cwd") ?? "."),
    at,
  };
}

function* ansible(words: Words, folder: string, at: At): Iterable<Deed> {
  const book = words.rest(/^-(?:v+|b|k|K|C|D)$|^--(?:become|check|diff)$/u).find((word) => /\.ya?ml$/u.test(word));
  yield { deed: "deploy", tool: "ansible", ...pathed(folder, book), at };
}

function* aws(words: Words, folder: string, at: At): Iterable<Deed> {
  const [, service, action] = words.rest(noFlags);
  const tool = `aws ${service ?? ""}`;
  if (service === "ecs" && action === "update-service")
    yield { deed: "deploy", tool, ...named(words.value("--service")), at };
  else if (service === "lambda" && action === "update-function-code")
    yield { deed: "deploy", tool, ...named(words.value("--function-name")), ...imaged(words.value("--image-uri")), at };
  else if (service === "cloudformation" && /^(?:deploy|create-stack|update-stack)$/u.test(action ?? ""))
    yield {
      deed: "deploy",
      tool,
      ...named(words.value("--stack-name")),
      ...pathed(folder, words.value("--template-file", "--template-body")?.replace(/^file:\/\//u, "")),
      at,
    };
  else if (service === "s3" && (action === "sync" || action === "cp")) {
    const bucket = words.list.filter((word) => word.startsWith("s3://")).at(-1);
    if (bucket !== undefined && words.list.indexOf(bucket) > 3)
      yield { deed: "deploy", tool, ...named(bucket.slice(5).replace(/\/.*$/u, "")), at };
  } else if (service === "deploy" && action === "create-deployment")
    yield { deed: "deploy", tool, ...named(words.value("--application-name")), at };
}

function* azure(words: Words, _folder: string, at: At): Iterable<Deed> {
  const [, service, action, third] = words.rest(noFlags);
  const isDeployed =
    /^(?:webapp|functionapp|containerapp|container|aks|appservice|spring|staticwebapp)$/u.test(service ?? "") &&
    /^(?:deploy|deployment|up|update|create|config|restart)$/u.test(action ?? "");
  if (service === "acr" && action === "build")
    yield {
      deed: "build",
      images: words.values("-t", "--image"),
      ...contextOf(resolvedFolder(_folder, words.rest(noFlags).at(-1) ?? "."), words.value("-f", "--file"), _folder),
      at,
    };
  else if (isDeployed && third !== "list")
    yield {
      deed: "deploy",
      tool: `az ${service ?? ""}`,
      ...named(words.value("--name", "-n")),
      ...imaged(words.value("--image", "--docker-custom-image-name", "-i")),
      at,
    };
}

function* gcloud(words: Words, folder: string, at: At): Iterable<Deed> {
  const rest = words.rest(noFlags).filter((word) => word !== "beta" && word !== "alpha");
  const [, service, action, name] = rest;
  const tool = `gcloud ${service ?? ""}`;
  if (action === "deploy" && /^(?:run|functions|app)$/u.test(service ?? ""))
    yield {
      deed: "deploy",
      tool,
      ...(service === "app" ? pathed(folder, name) : named(name)),
      ...imaged(words.value("--image")),
      at,
    };
  else if (service === "run" && action === "services" && name === "update")
    yield { deed: "deploy", tool, ...named(rest[4]), ...imaged(words.value("--image")), at };
  else if (service === "builds" && action === "submit") {
    const images = words.values("--tag", "-t");
    if (images.length > 0)
      yield { deed: "build", images, ...contextOf(resolvedFolder(folder, name ?? "."), undefined, folder), at };
  }
}

function* kaniko(words: Words, folder: string, at: At): Iterable<Deed> {
  const images = words.values("--destination", "-d");
  const context = words.value("--context", "-c")?.replace(/^dir:\/\//u, "");
  if (images.length > 0)
    yield {
      deed: "build",
      images,
      ...contextOf(inWorkspace(folder, context), words.value("--dockerfile", "-f"), folder),
      at,
    };
}

function* maven(words: Words, folder: string, at: At): Iterable<Deed> {
  const file = words.value("-f", "--file");
  const own =
    file === undefined ? folder : (resolvedFolder(folder, file.replace(/\/?pom\.xml$/u, "") || ".") ?? folder);
  const modules = words
    .value("-pl", "--projects")
    ?.split(",")
    .filter((one) => /^[\w./-]+$/u.test(one));
  for (const module of modules ?? ["."]) yield { deed: "work", folder: resolvedFolder(own, module) ?? own, at };
  const image = words.value("-Dimage", "-Djib.to.image", "-Dspring-boot.build-image.imageName");
  if (image !== undefined) yield { deed: "build", images: [image], folder: own, at };
}

function* gradle(words: Words, folder: string, at: At): Iterable<Deed> {
  const own = resolvedFolder(folder, words.value("-p", "--project-dir") ?? ".") ?? folder;
  // `:services:cart:build` is a task of the folder services/cart.
  const projects = words.list
    .slice(1)
    .flatMap((word) => /^:?([\w:-]+):[\w-]+$/u.exec(word)?.[1]?.replaceAll(":", "/") ?? []);
  for (const project of projects.length > 0 ? projects : ["."])
    yield { deed: "work", folder: resolvedFolder(own, project) ?? own, at };
  const image = words.value("-Djib.to.image", "--imageName", "--image");
  if (image !== undefined) yield { deed: "build", images: [image], folder: own, at };
}

function* work(words: Words, folder: string, at: At): Iterable<Deed> {
  // Installing says nothing: it is done for the tools of the pipeline too.
  if (
    /^(?:i|ci|add|install|config|login|cache|init|env|version|mod|get|set|--version|-v|exec|dlx|global)$/u.test(
      words.list[1] ?? "install",
    )
  )
    return;
  const own = words.value("--prefix", "--cwd", "-C", "--manifest-path")?.replace(/\/?Cargo\.toml$/u, "");
  yield { deed: "work", folder: (own === undefined ? folder : resolvedFolder(folder, own)) ?? folder, at };
}

function* dotnet(words: Words, folder: string, at: At): Iterable<Deed> {
  const path = words.rest(/^--(?:no-\w[\w-]*|force|nologo)$/u)[2];
  if (path !== undefined && /^(?:build|test|publish|run|pack|restore)$/u.test(words.list[1] ?? ""))
    yield {
      deed: "work",
      folder: resolvedFolder(folder, path.replace(/\/?[^/]+\.(?:csproj|sln|fsproj)$/u, "") || ".") ?? folder,
      at,
    };
}

function* pack(words: Words, folder: string, at: At): Iterable<Deed> {
  const image = words.rest(/^--(?:publish|verbose)$/u)[2];
  if (words.list[1] === "build" && image !== undefined)
    yield {
      deed: "build",
      images: [image],
      ...contextOf(resolvedFolder(folder, words.value("--path", "-p") ?? "."), undefined, folder),
      at,
    };
}

/** Tools whose one deploying command names what is deployed after it, if at all. */
function simple(tool: string, actions: RegExp): CommandReader {
  return function* deploys(words, folder, at) {
    if (!actions.test(words.list.slice(1, 4).join(" "))) return;
    const name = words.value("-a", "--app", "--name", "--stack-name", "--stage");
    yield {
      deed: "deploy",
      tool,
      ...named(name),
      ...pathed(folder, words.value("-f", "--file", "--config", "--template-file")),
      at,
    };
  };
}

function* copying(words: Words, _folder: string, at: At): Iterable<Deed> {
  const host = words.list
    .flatMap((word) => /^(?:[\w.$-]+@)?([a-z0-9][\w.-]*\.[a-z]{2,}|[\d.]{7,15}):\S*$/iu.exec(word)?.[1] ?? [])
    .at(-1);
  if (host !== undefined) yield { deed: "deploy", tool: words.list[0] ?? "", name: host, at };
}

const readers: Readonly<Record<string, CommandReader>> = {
  docker,
  podman: docker,
  nerdctl: docker,
  buildah: docker,
  kubectl,
  oc: kubectl,
  helm,
  terraform,
  tofu: terraform,
  terragrunt: terraform,
  pulumi: terraform,
  "ansible-playbook": ansible,
  aws,
  az: azure,
  gcloud,
  executor: kaniko,
  mvn: maven,
  mvnw: maven,
  gradle,
  gradlew: gradle,
  npm: work,
  yarn: work,
  pnpm: work,
  cargo: work,
  go: work,
  poetry: work,
  pytest: work,
  dotnet,
  pack,
  rsync: copying,
  scp: copying,
  skaffold: simple("skaffold", /\b(?:run|deploy|apply)\b/u),
  helmfile: simple("helmfile", /\b(?:apply|sync)\b/u),
  sam: simple("sam", /^deploy/u),
  cdk: simple("cdk", /^deploy/u),
  serverless: simple("serverless", /^deploy/u),
  sls: simple("serverless", /^deploy/u),
  fly: simple("fly", /^deploy/u),
  flyctl: simple("fly", /^deploy/u),
  heroku: simple("heroku", /container:(?:push|release)/u),
  cf: simple("cf", /^push/u),
  firebase: simple("firebase", /^deploy/u),
  vercel: simple("vercel", /^(?:deploy|--prod)/u),
  netlify: simple("netlify", /^deploy/u),
  argocd: simple("argocd", /app sync/u),
  nomad: simple("nomad", /job run/u),
  eb: simple("eb", /^deploy/u),
  kustomize: simple("kustomize", /^deploy/u),
};

/** What only starts another command is taken away. */
function withoutRunner(words: readonly string[]): readonly string[] {
  let rest = words;
  while (
    /^(?:sudo|npx|time|nice|xargs|nohup|pipenv|bash|sh|\/bin\/bash|\/bin\/sh|retry|timeout)$/u.test(rest[0] ?? "") &&
    rest.length > 1
  ) {
    rest = rest.slice(1);
    while (/^-|^\d+[smh]?$|^run$/u.test(rest[0] ?? "") && rest.length > 1) rest = rest.slice(1);
  }
  return rest;
}

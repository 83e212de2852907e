/** Task definitions of Amazon ECS, as files or as `aws ecs describe-task-definition` writes them. */
import type { AttributeClaim, Claim, TypedKey } from "../model/claims/claim.ts";
import { readImage, sortOfWorkload, technologyText, versionOfTag } from "./parts/images.ts";
import { problemsOf } from "./parts/problems.ts";
import { selfNames } from "./parts/self-names.ts";
import { hiddenSetting, settingClaim, settingsInArguments } from "./parts/settings.ts";
import { at, itemsAt, numberAt, textAt, textsAt, type Tree } from "./parts/tree.ts";
import { memory, words } from "./parts/values.ts";
import { readYaml } from "./parts/yaml.ts";
import type { Source } from "./source.ts";
import { isAside } from "./parts/unit-folder.ts";

export const ecs: Source = {
  id: "ecs",
  version: 1,
  title: { en: "Amazon ECS task definitions", fr: "Définitions de tâches Amazon ECS" },
  files: ["task-definition.json", "*.json with containerDefinitions"],
  cannotSay: [
    {
      en: "How many tasks run and behind which load balancer: services of ECS say that.",
      fr: "Combien de tâches tournent et derrière quel répartiteur : ce sont les services ECS qui le disent.",
    },
  ],
  howToExport: {
    en: "`aws ecs describe-task-definition --task-definition NAME > task-definition.json`",
    fr: "« aws ecs describe-task-definition --task-definition NOM > task-definition.json »",
  },
  example: {
    files: {
      "deploy/task-definition.json": JSON.stringify({
        family: "shop-cart",
        containerDefinitions: [
          {
            name: "cart",
            image: "ghcr.io/acme/cart:1.2",
            environment: [{ name: "ORDERS_URL", value: "http://orders:8080" }],
            secrets: [{ name: "DB_PASSWORD", valueFrom: "arn:aws:ssm:eu-west-1:1:parameter/p" }],
            portMappings: [{ containerPort: 8080 }],
          },
        ],
      }),
    },
    claims: [
      'mention service ecs:deploy/task-definition.json#cart "cart", "shop-cart" [host cart, image ghcr.io/acme/cart] @ deploy/task-definition.json:1',
      "setting ecs:deploy/task-definition.json#cart ORDERS_URL = <http orders:8080> @ deploy/task-definition.json:1",
      "setting ecs:deploy/task-definition.json#cart DB_PASSWORD = (untold) @ deploy/task-definition.json:1",
    ],
  },
  detect: ({ path, text }) =>
    /\.(?:json|ya?ml)$/iu.test(path) &&
    /["']?containerDefinitions["']?\s*:/u.test(text) &&
    !/AWSTemplateFormatVersion|"planned_values"/u.test(text)
      ? 3
      : 0,
  *read(artefacts, around) {
    for (const artefact of artefacts) {
      if (isAside(artefact.path)) continue;
      const { documents, problems } = readYaml(artefact.text(), around.limits);
      yield* problemsOf(artefact.path, problems, around.limits);
      for (const tree of documents) yield* taskClaims(at(tree, "taskDefinition") ?? tree, artefact.path);
    }
  },
};

function* taskClaims(task: Tree, file: string): Iterable<Claim> {
  const family = textAt(task, "family");
  for (const container of itemsAt(task, "containerDefinitions")) yield* containerClaims(container, task, family, file);
}

function* containerClaims(container: Tree, task: Tree, family: string | undefined, file: string): Iterable<Claim> {
  const name = textAt(container, "name") ?? family;
  if (name === undefined) return;
  const key = `ecs:${file}#${name}`;
  const image = readImage(textAt(container, "image") ?? "");
  const { sort, product } = sortOfWorkload(image?.name, name);
  const environment = itemsAt(container, "environment").map((one) => ({
    name: textAt(one, "name") ?? "",
    value: textAt(one, "value"),
    line: one.line,
  }));
  const isOnly = itemsAt(task, "containerDefinitions").length === 1;
  const keys: TypedKey[] = [{ type: "host", value: name.toLowerCase() }];
  if (image !== undefined) keys.push({ type: "image", value: image.repository });
  keys.push(...selfNames(environment));
  yield {
    claim: "mention",
    key,
    sort,
    names: [...new Set(isOnly && family !== undefined ? [name, family] : [name])],
    keys,
    scope: { space: "ecs", variant: "ecs" },
    at: { file, line: container.line },
    seenBy: "containerDefinitions",
  };
  const say = (
    attribute: string,
    value: AttributeClaim["value"] | undefined,
    line: number,
  ): readonly AttributeClaim[] =>
    value === undefined
      ? []
      : [{ claim: "attribute", of: key, name: attribute, value, at: { file, line }, seenBy: attribute }];
  if (product !== undefined) yield* say("technology", [technologyText(product, image?.tag)], container.line);
  if (product !== undefined && sort !== "service") yield* say("version", versionOfTag(image?.tag), container.line);
  const cpu = numberAt(container, "cpu") ?? (isOnly ? numberAt(task, "cpu") : undefined);
  if (cpu !== undefined && cpu > 0) yield* say("cpu", cpu / 1024, container.line);
  const ram = textAt(container, "memory") ?? (isOnly ? textAt(task, "memory") : undefined);
  if (ram !== undefined) yield* say("ram", memory(`${ram}Mi`), container.line);
  if (at(container, "healthCheck") !== undefined) yield* say("probes", words("liveness"), container.line);
  const ports = itemsAt(container, "portMappings").flatMap((port) => {
    const number = numberAt(port, "containerPort");
    return number === undefined ? [] : [`${textAt(port, "protocol") ?? "tcp"}/${String(number)}`];
  });
  if (ports.length > 0) yield* say("ports", ports, container.line);
  for (const { name: variable, value, line } of environment)
    if (variable !== "")
      yield settingClaim({ of: key, variable, value: value ?? "", at: { file, line }, seenBy: "environment" });
  for (const secret of itemsAt(container, "secrets")) {
    const variable = textAt(secret, "name");
    if (variable !== undefined)
      yield hiddenSetting({ of: key, variable, at: { file, line: secret.line }, seenBy: "secrets" });
  }
  for (const setting of settingsInArguments([...textsAt(container, "entryPoint"), ...textsAt(container, "command")])) {
    const claim = settingClaim({ of: key, ...setting, at: { file, line: container.line }, seenBy: "command" });
    if (claim.addresses.length > 0) yield claim;
  }
}

/** What identities may do: access that policies grant to services, and what is open to everybody. */
import type { Claim } from "../../../model/claims/claim.ts";
import { isFields, isList, plainText, type Fields, type Value } from "../evaluate/value.ts";
import { isPublic } from "./attributes.ts";
import { at, blocks, type Estate, type Thing } from "./estate.ts";

interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly Value[];
  readonly isForAll: boolean;
}

/** Statements that allow, of a policy document as data, JSON or text. */
function statementsOf(estate: Estate, value: Value | undefined): readonly Statement[] {
  const structure = estate.structure(value);
  if (!isFields(structure)) return [];
  const list = [...blocks(structure, "Statement"), ...blocks(structure, "statement")];
  return list.flatMap((statement) => {
    if ((plainText(at(statement, "Effect") ?? at(statement, "effect")) ?? "Allow") !== "Allow") return [];
    const actions = listOf(at(statement, "Action") ?? at(statement, "actions")).flatMap(
      (one) => estate.text(one) ?? [],
    );
    const hasCondition = blocks(statement, "Condition").length > 0 || blocks(statement, "condition").length > 0;
    return [
      {
        actions,
        resources: listOf(at(statement, "Resource") ?? at(statement, "resources")),
        isForAll: !hasCondition && isForAll(statement),
      },
    ];
  });
}

function isForAll(statement: Fields): boolean {
  const principal = at(statement, "Principal");
  if (principal === "*") return true;
  if (isFields(principal)) return [...principal.fields.values()].some((one) => listOf(one).includes("*"));
  return blocks(statement, "principals").some(
    (one) => plainText(at(one, "type")) === "*" || listOf(at(one, "identifiers")).includes("*"),
  );
}

function listOf(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : isList(value) ? value : [value];
}

/** Policies by the role that has them. */
function policiesOf(estate: Estate, role: Thing): readonly (readonly [Thing, Value | undefined])[] {
  const isOf = (thing: Thing, argument: string): boolean =>
    estate.pointers(thing, argument).some((pointer) => estate.targets(pointer).includes(role));
  const inline = estate.ofType("aws_iam_role_policy").filter((one) => isOf(one, "role"));
  const attached = estate
    .ofType("aws_iam_role_policy_attachment", "aws_iam_policy_attachment")
    .filter((one) => isOf(one, "role") || isOf(one, "roles"))
    .flatMap((one) => estate.pointers(one, "policy_arn"))
    .flatMap((pointer) => estate.targets(pointer))
    .filter(({ type }) => type === "aws_iam_policy");
  const own = blocks(role.config, "inline_policy").map((block) => [role, at(block, "policy")] as const);
  return [...[...inline, ...attached].map((one) => [one, at(one.config, "policy")] as const), ...own];
}

const roleArguments = [
  "role",
  "role_arn",
  "task_role_arn",
  "instance_configuration.instance_role_arn",
  "iam_instance_profile",
  "execution_role_arn",
];

function rolesOf(estate: Estate, thing: Thing): readonly Thing[] {
  const task =
    thing.type === "aws_ecs_service"
      ? estate.pointers(thing, "task_definition").flatMap((pointer) => estate.targets(pointer))
      : [];
  const holders = task.length > 0 ? task : [thing];
  const names = roleArguments.filter((name) => name !== "execution_role_arn" || thing.type !== "aws_ecs_service");
  return holders
    .flatMap((holder) =>
      names.flatMap((name) =>
        estate
          .pointersOf(at(holder.config, name))
          .flatMap((pointer) => estate.targets(pointer))
          .flatMap((found) =>
            found.type === "aws_iam_instance_profile"
              ? estate.pointers(found, "role").flatMap((pointer) => estate.targets(pointer))
              : [found],
          ),
      ),
    )
    .filter(({ type }) => type === "aws_iam_role");
}

/** Services that a policy lets at stores, topics and functions. */
export function* grantsOf(estate: Estate): Generator<Claim> {
  for (const thing of estate.things) {
    if (thing.known?.sort !== "service" && thing.known?.sort !== "node") continue;
    const seen = new Set<Thing>();
    for (const role of rolesOf(estate, thing))
      for (const [policy, document] of policiesOf(estate, role))
        for (const statement of statementsOf(estate, document)) {
          const targets = statement.resources
            .flatMap((value) => estate.pointersOf(value))
            .flatMap((pointer) => estate.elements(pointer));
          for (const target of targets) {
            const { known } = target;
            if (
              known === undefined ||
              target === thing ||
              seen.has(target) ||
              !/^(?:store|topic|broker|service|database)$/u.test(known.sort)
            )
              continue;
            seen.add(target);
            yield grant(estate, thing, target, statement.actions, policy);
          }
        }
  }
}

function grant(estate: Estate, from: Thing, to: Thing, actions: readonly string[], policy: Thing): Claim {
  return {
    claim: "relationship",
    from: { key: estate.key(from) },
    to: { key: estate.key(to) },
    purpose: to.known?.sort === "service" ? "call" : "data",
    evidence: "policy",
    certainty: 0.8,
    attributes: { rights: actions.slice(0, 20) },
    ...(to.known?.protocol === undefined ? {} : { protocol: to.known.protocol }),
    at: policy.at,
    seenBy: "rights",
  };
}

interface Finding {
  readonly about: Thing;
  readonly key: string;
  readonly title: string;
  readonly severity: "high" | "critical";
}

/** What is open to everybody or allows everything. */
export function* findingsOf(estate: Estate): Generator<Claim> {
  for (const finding of [...openStores(estate), ...wildPolicies(estate), ...openGroups(estate)]) {
    const key = `${estate.key(finding.about)}!${finding.key}`;
    const place = { at: finding.about.at, seenBy: "rights" } as const;
    yield {
      claim: "mention",
      key,
      sort: "finding",
      names: [`${finding.key}: ${finding.about.address}`],
      title: finding.title,
      keys: [],
      scope: { space: `${estate.scheme}:${estate.root.directory}`, variant: estate.scheme },
      ...place,
    };
    yield { claim: "attribute", of: key, name: "type", value: { word: "nonconformity" }, ...place };
    yield { claim: "attribute", of: key, name: "severity", value: { word: finding.severity }, ...place };
    yield { claim: "attribute", of: key, name: "tool", value: estate.product, ...place };
    for (const one of concernedBy(estate, finding.about))
      yield {
        claim: "relationship",
        from: { key },
        to: { key: estate.key(one) },
        purpose: "other",
        verb: "threatens",
        evidence: "declared",
        ...place,
      };
  }
}

/** What a finding is about; of a policy, the services that have it. */
function concernedBy(estate: Estate, about: Thing): readonly Thing[] {
  if (about.known !== undefined) return [about];
  if (!/^aws_iam_(?:role_)?policy$/u.test(about.type)) return [];
  return estate.things.filter(
    (thing) =>
      (thing.known?.sort === "service" || thing.known?.sort === "node") &&
      rolesOf(estate, thing).some((role) => policiesOf(estate, role).some(([policy]) => policy === about)),
  );
}

function* openStores(estate: Estate): Generator<Finding> {
  for (const thing of estate.things) {
    if (thing.known?.sort !== "store" && thing.known?.sort !== "topic") continue;
    const parts = estate
      .partsOf(thing)
      .filter(({ type }) => /(?:_acl|_policy|_iam_member|_iam_binding|_public_access_block|_container)$/u.test(type));
    const isOpen =
      isPublic(thing, parts) ||
      [thing, ...parts].some(({ config }) =>
        statementsOf(estate, at(config, "policy") ?? at(config, "access_policies")).some(
          (statement) => statement.isForAll,
        ),
      );
    if (isOpen)
      yield {
        about: thing,
        key: "open-to-everybody",
        title: `${thing.address} is open to everybody`,
        severity: "critical",
      };
  }
}

function* wildPolicies(estate: Estate): Generator<Finding> {
  for (const thing of estate.ofType(
    "aws_iam_policy",
    "aws_iam_role_policy",
    "aws_iam_user_policy",
    "aws_iam_group_policy",
  )) {
    const isWild = statementsOf(estate, at(thing.config, "policy")).some(
      ({ actions, resources }) => actions.includes("*") && resources.includes("*"),
    );
    if (isWild)
      yield {
        about: thing,
        key: "allows-everything",
        title: `${thing.address} allows every action on everything`,
        severity: "critical",
      };
  }
  for (const thing of estate.ofType(
    "azurerm_role_assignment",
    "google_project_iam_member",
    "google_project_iam_binding",
  )) {
    const role = plainText(at(thing.config, "role_definition_name") ?? at(thing.config, "role")) ?? "";
    if (/^(?:Owner|roles\/owner)$/u.test(role))
      yield {
        about: thing,
        key: "allows-everything",
        title: `${thing.address} gives the owner's rights`,
        severity: "high",
      };
  }
}

/** Ports for administration and data that the whole internet may reach. */
const guarded: readonly number[] = [22, 3389, 3306, 5432, 1433, 1521, 27_017, 6379, 9200, 23];

function* openGroups(estate: Estate): Generator<Finding> {
  for (const thing of estate.ofType(
    "aws_security_group",
    "aws_security_group_rule",
    "aws_vpc_security_group_ingress_rule",
    "google_compute_firewall",
    "azurerm_network_security_rule",
    "azurerm_network_security_group",
  )) {
    const rules =
      thing.type === "aws_security_group"
        ? blocks(thing.config, "ingress")
        : thing.type === "azurerm_network_security_group"
          ? blocks(thing.config, "security_rule")
          : [thing.config];
    const isOpen = rules.some(
      (rule) =>
        (plainText(at(rule, "type")) ?? "ingress") === "ingress" &&
        /^in(?:gress|bound)$/iu.test(plainText(at(rule, "direction")) ?? "ingress") &&
        plainText(at(rule, "access")) !== "Deny" &&
        isFromAnywhere(rule) &&
        guarded.some((port) => covers(rule, port)),
    );
    if (isOpen)
      yield {
        about: thing,
        key: "reachable-from-anywhere",
        title: `${thing.address} lets the internet at a port for administration or data`,
        severity: "high",
      };
  }
}

function isFromAnywhere(rule: Fields): boolean {
  const sources = ["cidr_blocks", "cidr_ipv4", "source_ranges", "source_address_prefix", "ipv6_cidr_blocks"].flatMap(
    (name) => listOf(at(rule, name)),
  );
  return sources.some(
    (source) => source === "0.0.0.0/0" || source === "::/0" || source === "*" || source === "Internet",
  );
}

function covers(rule: Fields, port: number): boolean {
  const [from, until] = [plainText(at(rule, "from_port")), plainText(at(rule, "to_port"))];
  if (from !== undefined) return Number(from) <= port && port <= Number(until ?? from);
  const ranges = [
    plainText(at(rule, "destination_port_range")),
    ...blocks(rule, "allow").flatMap((allow) => listOf(at(allow, "ports")).map(plainText)),
  ];
  return ranges.some((range) => {
    if (range === "*") return true;
    const [low, high] = (range ?? "").split("-").map(Number);
    return low !== undefined && Number.isInteger(low) && low <= port && port <= (high ?? low);
  });
}

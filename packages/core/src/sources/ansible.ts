/**
 * Ansible: inventories (the JSON of `ansible-inventory --list`, and INI files) as machines with their groups, playbooks as the roles that
 * each machine is given. Variables are looked at for addresses of the machine and for nothing else: they are where people keep secrets.
 */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Claim } from "../model/claims/claim.ts";
import { readDocuments } from "./parts/documents/read.ts";
import { machineKeys } from "./parts/machine-keys.ts";
import { entriesAt, itemsAt, textAt, textsAt, type Tree } from "./parts/tree.ts";
import { sayingAt } from "./parts/saying.ts";
import type { Artefact, Glimpse, Source, Surroundings } from "./source.ts";
import { parentOf } from "./parts/unit-folder.ts";

/** Machines that one range of an inventory may stand for. */
const MOST_OF_RANGE = 1000;

export const ansible: Source = {
  id: "ansible",
  version: 1,
  title: { en: "Ansible inventory and playbooks", fr: "Inventaire et playbooks Ansible" },
  files: ["ansible-inventory*.json", "hosts", "inventory*", "site.yml"],
  cannotSay: [
    {
      en: "What a role installs, and what depends on facts of a machine or on templates.",
      fr: "Ce qu’un rôle installe, et ce qui dépend des faits d’une machine ou de modèles.",
    },
    {
      en: "Which machines a dynamic inventory would give: export it.",
      fr: "Quelles machines donnerait un inventaire dynamique : exportez-le.",
    },
  ],
  howToExport: {
    en: "`ansible-inventory -i INVENTORY --list > ansible-inventory.json`",
    fr: "« ansible-inventory -i INVENTAIRE --list > ansible-inventory.json »",
  },
  example: {
    files: {
      "ops/hosts":
        "[web]\nweb[1:2] ansible_host=web.acme.net\n\n[db]\ndb1 ansible_host=10.1.0.9 db_password=secret\n\n[all:children]\nweb\ndb\n",
      "ops/site.yml": "- hosts: web\n  roles: [nginx, { role: app }]\n- hosts: all\n  roles: [common]\n",
    },
    claims: [
      'mention node ansible:ops#db1 "db1" [ip 10.1.0.9] @ ops/hosts:5',
      'attribute ansible:ops#db1 tags: ["db"] @ ops/hosts:5',
      'attribute ansible:ops#db1 x-roles: ["common"] @ ops/hosts:5',
      'attribute ansible:ops#web2 x-roles: ["app","common","nginx"] @ ops/hosts:2',
    ],
  },

  detect,

  *read(artefacts, around): Generator<Claim | Diagnostic> {
    const inventories = artefacts.filter((artefact) => !isPlaybook(artefact.text().slice(0, 4096)));
    for (const inventory of inventories) yield* readInventory(inventory, artefacts, around);
  },
};

function detect({ path, text }: Glimpse): 0 | 1 | 2 | 3 {
  if (/^\s*\{/u.test(text)) return /"_meta"\s*:/u.test(text) && /"hostvars"\s*:/u.test(text) ? 3 : 0;
  if (isPlaybook(text)) return /\.ya?ml$/u.test(path) ? 3 : 0;
  const isInventory = /(?:^|\/)(?:hosts|inventory(?:[-_.][\w.-]*)?|[\w-]*inventory|[\w-]+\.(?:ini|hosts))$/u.test(path);
  return isInventory && /^\[[\w.-]+(?::(?:children|vars))?\]\s*$/mu.test(text) && !/^\s*\w+\s+=\s/mu.test(text) ? 2 : 0;
}

/** A list of plays: each has `hosts:` and something to do. */
function isPlaybook(text: string): boolean {
  return (
    /^-\s+(?:name:[^\n]*\n\s+)?hosts:/mu.test(text) &&
    /^\s+(?:roles|tasks|become|vars|gather_facts|tags)\s*:/mu.test(text)
  );
}

interface Machine {
  readonly name: string;
  readonly line: number;
  readonly groups: Set<string>;
  /** `ansible_host`, where it is plain. */
  address?: string;
}

interface Inventory {
  readonly machines: Map<string, Machine>;
  /** Groups with the groups inside each. */
  readonly children: Map<string, Set<string>>;
}

function* readInventory(
  artefact: Artefact,
  artefacts: readonly Artefact[],
  around: Surroundings,
): Generator<Claim | Diagnostic> {
  const isJson = /^\s*\{/u.test(artefact.text().slice(0, 200));
  const { trees, diagnostics } = isJson ? readDocuments(artefact, around.limits) : { trees: [], diagnostics: [] };
  yield* diagnostics;
  const inventory = isJson ? ofJson(trees[0]) : ofIni(artefact.text());
  const folder = parentOf(artefact.path);
  const plays = artefacts
    .filter(({ path }) => path !== artefact.path && parentOf(path) === folder)
    .flatMap((one) =>
      isPlaybook(one.text().slice(0, 4096)) ? readDocuments(one, around.limits).trees.flatMap(playsOf) : [],
    );
  for (const machine of inventory.machines.values()) yield* claimsOf(machine, inventory, plays, artefact.path, folder);
}

function machineOf(inventory: Inventory, name: string, line: number): Machine {
  let machine = inventory.machines.get(name);
  if (machine === undefined) inventory.machines.set(name, (machine = { name, line, groups: new Set() }));
  return machine;
}

function ofJson(tree: Tree | undefined): Inventory {
  const inventory: Inventory = { machines: new Map(), children: new Map() };
  for (const [name, variables] of entriesAt(tree, "_meta", "hostvars")) {
    const machine = machineOf(inventory, name, variables.line);
    const address = textAt(variables, "ansible_host") ?? textAt(variables, "ansible_ssh_host");
    if (address !== undefined) machine.address = address;
  }
  for (const [group, content] of entriesAt(tree)) {
    if (group === "_meta") continue;
    inventory.children.set(group, new Set(textsAt(content, "children")));
    for (const host of itemsAt(content, "hosts")) {
      const name = textAt(host);
      if (name !== undefined) machineOf(inventory, name, host.line).groups.add(group);
    }
  }
  return inventory;
}

function ofIni(text: string): Inventory {
  const inventory: Inventory = { machines: new Map(), children: new Map() };
  let group = "ungrouped";
  let part: string | undefined;
  text.split(/\r?\n/u).forEach((row, index) => {
    const plain = row.replace(/(?:^|\s)[#;].*$/u, "").trim();
    const section = /^\[([\w.-]+)(?::(children|vars))?\]$/u.exec(plain);
    if (section !== null) [, group = "", part] = section;
    else if (plain === "" || part === "vars") return;
    else if (part === "children") {
      const children = inventory.children.get(group) ?? new Set<string>();
      inventory.children.set(group, children.add(plain.split(/\s/u)[0] ?? ""));
    } else {
      const [pattern = "", ...variables] = plain.split(/\s+/u);
      const address = variables
        .map((one) => /^ansible_(?:ssh_)?host=(\S+)$/u.exec(one)?.[1])
        .find((one) => one !== undefined);
      const names = ranged(pattern);
      for (const name of names) {
        const machine = machineOf(inventory, name, index + 1);
        if (group !== "ungrouped") machine.groups.add(group);
        if (address !== undefined && names.length === 1) machine.address = address;
      }
    }
  });
  return inventory;
}

/** `web[01:03].acme.net` is three machines. */
function ranged(pattern: string): readonly string[] {
  const match = /^([^[]*)\[(\d+):(\d+)\](.*)$/u.exec(pattern);
  if (match === null) return /^[\w.:-]+$/u.test(pattern) ? [pattern] : [];
  const [, before = "", first = "", last = "", after = ""] = match;
  const count = Math.min(Number(last) - Number(first) + 1, MOST_OF_RANGE);
  const width = first.startsWith("0") ? first.length : 0;
  return Array.from(
    { length: Math.max(count, 0) },
    (_, step) => before + String(Number(first) + step).padStart(width, "0") + after,
  );
}

interface Play {
  readonly hosts: readonly string[];
  readonly roles: readonly string[];
}

function playsOf(tree: Tree): readonly Play[] {
  return itemsAt(tree).map((play) => ({
    hosts: textsAt(play, "hosts").flatMap((one) => one.split(/[,:]/u)),
    roles: itemsAt(play, "roles").flatMap((role) => textAt(role) ?? textAt(role, "role") ?? textAt(role, "name") ?? []),
  }));
}

function* claimsOf(
  machine: Machine,
  inventory: Inventory,
  plays: readonly Play[],
  file: string,
  folder: string,
): Generator<Claim> {
  const key = `ansible:${folder}#${machine.name}`;
  const say = sayingAt({ file, line: machine.line }, "inventory");
  const hosts = [machine.name, machine.address ?? ""];
  const keys = machineKeys({ hosts, ips: hosts, macs: [] });
  yield say.mention({ key, sort: "node", names: [machine.name], keys, scope: { space: `ansible:${folder}` } });
  const groups = groupsAround(machine, inventory.children);
  const own = [...machine.groups].filter((group) => group !== "all" && group !== "ungrouped").sort();
  yield* say.attribute(key, "tags", own.length === 0 ? undefined : own);
  const addresses = keys.map(({ value }) => value);
  yield* say.attribute(key, "address", addresses.length === 0 ? undefined : addresses);
  const roles = plays.flatMap((play) =>
    play.hosts.some((host) => groups.has(host) || host === machine.name) ? play.roles : [],
  );
  yield* say.attribute(key, "x-roles", roles.length === 0 ? undefined : [...new Set(roles)].sort());
}

/** Groups that a machine is in, directly or through groups inside groups. */
function groupsAround(machine: Machine, children: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const all = new Set(["all", ...machine.groups]);
  for (let grows = true; grows;) {
    grows = false;
    for (const [group, inside] of children)
      if (!all.has(group) && [...inside].some((one) => all.has(one))) {
        all.add(group);
        grows = true;
      }
  }
  return all;
}

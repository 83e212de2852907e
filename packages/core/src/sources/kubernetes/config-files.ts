/** Configuration files that stand inside of a ConfigMap: property files, Spring's YAML, `appsettings.json`, `.env`, nginx. */
import { addressesIn } from "../../model/claims/addresses.ts";
import type { Lookup } from "../../model/claims/claim.ts";
import { addressesOf, propertiesIn } from "../parts/settings.ts";
import { isNothing, type Tree } from "../parts/tree.ts";
import { readYaml } from "../parts/yaml.ts";

export interface FileSettings {
  readonly settings: readonly { readonly variable: string; readonly value: string; readonly line: number }[];
  readonly routes: readonly { readonly lookup: Lookup; readonly line: number }[];
}

const nothing: FileSettings = { settings: [], routes: [] };

export function settingsInFile(name: string, text: string): FileSettings {
  if (text.length > 1 << 20) return nothing;
  if (/\.conf(?:\.template)?$/iu.test(name) && /\b(?:proxy_pass|upstream|fastcgi_pass|grpc_pass)\b/u.test(text))
    return { settings: [], routes: routesOfNginx(text) };
  if (/(?:^|[./-])env$|\.(?:env|properties)$/iu.test(name)) return { settings: propertiesIn(text), routes: [] };
  const isStructured = /\.(?:ya?ml|json)$/iu.test(name);
  if (!isStructured) return nothing;
  const isUsual = /^(?:application|bootstrap|appsettings|config|settings|configuration)\b/iu.test(name);
  const { documents } = readYaml(text, { depth: 50 });
  const all = documents.flatMap((tree) => leavesOf(tree, "", 0)).slice(0, 2000);
  // A file of another name may be anything: only what is an address beyond doubt.
  return {
    settings: isUsual
      ? all
      : all.filter(({ variable, value }) => /:\/\//u.test(value) && addressesOf(variable, value).length > 0),
    routes: [],
  };
}

interface Leaf {
  readonly variable: string;
  readonly value: string;
  readonly line: number;
}

function leavesOf(tree: Tree, path: string, depth: number): readonly Leaf[] {
  if (depth > 30) return [];
  switch (tree.is) {
    case "scalar":
      return isNothing(tree) || path === "" ? [] : [{ variable: path, value: tree.text, line: tree.line }];
    case "items": {
      const texts = tree.items.flatMap((item) => (item.is === "scalar" ? [item.text] : []));
      const joined =
        texts.length === 0 || path === "" ? [] : [{ variable: path, value: texts.join(","), line: tree.line }];
      return [
        ...joined,
        ...tree.items.flatMap((item, index) =>
          item.is === "scalar" ? [] : leavesOf(item, `${path}[${String(index)}]`, depth + 1),
        ),
      ];
    }
    case "fields":
      return [...tree.entries].flatMap(([name, value]) =>
        leavesOf(value, path === "" ? name : `${path}.${name}`, depth + 1),
      );
  }
}

/** `proxy_pass http://cart:8080/`, and the servers of an `upstream` that one names. */
function routesOfNginx(text: string): readonly { readonly lookup: Lookup; readonly line: number }[] {
  const found: { lookup: Lookup; line: number }[] = [];
  const upstreams = new Set([...text.matchAll(/^[ \t]*upstream[ \t]+([\w.-]+)[ \t]*\{/gmu)].map(([, name]) => name));
  let isUpstream = false;
  for (const [index, line] of text.split("\n").entries()) {
    const code = line.replace(/#.*$/u, "").slice(0, 2000);
    if (/^\s*upstream\s/u.test(code)) isUpstream = true;
    const target = /\b(?:proxy_pass|grpc_pass|uwsgi_pass|fastcgi_pass)\s+([^\s;]+)/u.exec(code)?.[1];
    const server = isUpstream ? /\bserver\s+([^\s;]+)/u.exec(code)?.[1] : undefined;
    if (code.includes("}")) isUpstream = false;
    const written = target ?? server;
    if (written === undefined || written.includes("$") || written.startsWith("unix:")) continue;
    const host = /^(?:[a-z]+:\/\/)?([\w.-]+)/u.exec(written)?.[1];
    if (upstreams.has(host)) continue;
    for (const lookup of addressesIn(written, true)) found.push({ lookup, line: index + 1 });
  }
  return found;
}

/** The files of a project, read one by one: SQL for what it refers to, YAML for what it describes. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import { readDocuments } from "../parts/documents/read.ts";
import { entriesAt, itemsAt, numberAt, textAt, textsAt, type Tree } from "../parts/tree.ts";
import type { Artefact, Limits } from "../source.ts";
import type { Project } from "./project.ts";

export function* readPart(artefact: Artefact, project: Project, limits: Limits): Generator<Diagnostic> {
  const { path } = artefact;
  if (path.endsWith(".sql")) return readModel(artefact, project);
  const { trees, diagnostics } = readDocuments(artefact, limits);
  yield* diagnostics;
  for (const tree of trees) {
    if (/(?:^|\/)dbt_project\.ya?ml$/u.test(path)) {
      project.name = textAt(tree, "name") ?? project.name;
      project.at = { file: path, line: tree.line };
    } else if (/(?:^|\/)profiles\.ya?ml$/u.test(path)) readProfiles(tree, path, project);
    else readSchema(tree, path, project);
  }
}

/** Tests, analyses and macros make no table. */
function isModel(path: string): boolean {
  return !/(?:^|\/)(?:tests|data-tests|analyses|analysis|macros|dbt_packages|target)\//u.test(path);
}

/** `{{ ref('a') }}`, `{{ ref('package', 'a') }}`, `{{ source('raw', 'orders') }}`; what stands in comments is not read. */
function readModel(artefact: Artefact, project: Project): void {
  const { path } = artefact;
  if (!isModel(path)) return;
  const name = path.slice(path.lastIndexOf("/") + 1, -4);
  const plain = artefact
    .text()
    .replaceAll(/\{#[\s\S]*?#\}|--[^\n]*|\/\*[\s\S]*?\*\//gu, (comment) => comment.replaceAll(/[^\n]/gu, " "));
  const node = project.node(`model.${name}`, "model", name, { file: path, line: 1 });
  let line = 1;
  let from = 0;
  for (const match of plain.matchAll(
    /\b(ref|source)\s*\(\s*(['"])([\w.-]{1,200})\2\s*(?:,\s*(['"])([\w.-]{1,200})\4)?/gu,
  )) {
    line += plain.slice(from, match.index).split("\n").length - 1;
    from = match.index;
    const [, call, , first = "", , second] = match;
    const id = call === "source" ? `source.${first}.${second ?? ""}` : `model.${second ?? first}`;
    const place = { file: path, line };
    if (!node.uses.some((use) => use.id === id)) node.uses.push({ id, at: place });
    if (call === "source") project.node(id, "source", second ?? "", place);
  }
}

function readSchema(tree: Tree, file: string, project: Project): void {
  for (const source of itemsAt(tree, "sources")) {
    const name = textAt(source, "name") ?? "";
    const schema = textAt(source, "schema") ?? name;
    for (const table of itemsAt(source, "tables")) {
      const called = textAt(table, "name") ?? "";
      if (called === "") continue;
      const node = project.node(`source.${name}.${called}`, "source", called, { file, line: table.line });
      describe(node, table);
      const owner = node.owner ?? ownerOf(source);
      if (owner !== undefined) node.owner = owner;
      if (!schema.includes("{")) node.relation = `${schema}.${textAt(table, "identifier") ?? called}`;
    }
  }
  for (const kind of ["models", "seeds", "snapshots"])
    for (const model of itemsAt(tree, kind)) {
      const name = textAt(model, "name");
      if (name === undefined) continue;
      describe(project.node(`model.${name}`, "model", name, { file, line: model.line }), model);
    }
  for (const exposure of itemsAt(tree, "exposures")) {
    const name = textAt(exposure, "name");
    if (name === undefined) continue;
    const node = project.node(`exposure.${name}`, "exposure", name, { file, line: exposure.line });
    describe(node, exposure);
    for (const used of textsAt(exposure, "depends_on")) {
      const [, call, first = "", second] =
        /^(ref|source)\(\s*['"]([^'"]+)['"]\s*(?:,\s*['"]([^'"]+)['"]\s*)?\)$/u.exec(used.trim()) ?? [];
      if (call !== undefined)
        node.uses.push({
          id: call === "source" ? `source.${first}.${second ?? ""}` : `model.${second ?? first}`,
          at: { file, line: exposure.line },
        });
    }
  }
}

function describe(node: { description?: string; owner?: string }, tree: Tree): void {
  const description = textAt(tree, "description")?.trim();
  const owner = ownerOf(tree);
  if (description !== undefined && description !== "" && !description.includes("{{"))
    node.description = description.slice(0, 500);
  if (owner !== undefined) node.owner = owner;
}

function ownerOf(tree: Tree): string | undefined {
  return (
    textAt(tree, "meta", "owner") ??
    textAt(tree, "config", "meta", "owner") ??
    textAt(tree, "owner", "name") ??
    textAt(tree, "group")
  );
}

/** Users and passwords are not looked at. */
function readProfiles(tree: Tree, file: string, project: Project): void {
  for (const [, profile] of entriesAt(tree))
    for (const [, output] of entriesAt(profile, "outputs")) {
      const type = textAt(output, "type");
      if (type === undefined) continue;
      project.adapter ??= type;
      const host =
        ["host", "server", "account", "hostname"]
          .map((name) => textAt(output, name))
          .find((one) => one !== undefined) ?? "";
      const database = textAt(output, "dbname") ?? textAt(output, "database");
      const port = numberAt(output, "port");
      const variable = /env_var\(\s*['"](\w+)['"]/u.exec(host)?.[1];
      const plain = /^[\w.-]+$/u.test(host) ? (type === "snowflake" ? `${host}.snowflakecomputing.com` : host) : "";
      if (plain === "" && variable === undefined) continue;
      project.connections.push({
        type,
        host: plain,
        ...(port === undefined ? {} : { port }),
        ...(database === undefined || !/^[\w.-]+$/u.test(database) ? {} : { database }),
        ...(variable === undefined ? {} : { variable }),
        at: { file, line: output.line },
      });
    }
}

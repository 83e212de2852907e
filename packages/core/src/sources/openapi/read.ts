/** OpenAPI 2.0, 3.0 and 3.1 documents as contracts: operations, types with what is done to them, security, servers. */
import { type Contract, type ContractType, type Crud, crudOfMethod, isPackaging } from "../parts/contracts/contract.ts";
import { realHost } from "../parts/contracts/hosts.ts";
import { fieldsOf, type Placed, pointerPart, type References, typesIn } from "../parts/contracts/references.ts";
import { at, entriesAt, flagAt, itemsAt, textAt, textsAt, type Tree } from "../parts/tree.ts";

/** Contract without what its place says, and the hosts of its servers. */
export interface OpenApi {
  readonly contract: Pick<
    Contract,
    "title" | "form" | "version" | "protocols" | "auth" | "operations" | "deprecated" | "types"
  >;
  readonly hosts: readonly string[];
  readonly line: number;
}

const methods: ReadonlySet<string> = new Set([
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
]);

/** Is it an OpenAPI document, and of which version? */
export function openApiVersion(root: Tree): string | undefined {
  const version = textAt(root, "openapi") ?? textAt(root, "swagger");
  return version !== undefined && /^[123]\./u.test(version) ? version : undefined;
}

export function readOpenApi(root: Tree, path: string, key: string, references: References): OpenApi {
  const version = openApiVersion(root) ?? "";
  const found = [...operationsOf({ tree: root, path, root }, references)];
  const title = textAt(root, "info", "title");
  const stated = textAt(root, "info", "version");
  const urls = [...serversOf(root)];
  return {
    contract: {
      title,
      form: `${version.startsWith("3") ? "OpenAPI" : "Swagger"} ${version}`,
      // What springdoc writes where nobody said anything.
      version: stated === "v0" && title === "OpenAPI definition" ? undefined : stated,
      protocols: protocolsOf(root, urls),
      auth: authOf(root, references, path),
      operations: found.map(({ name }) => name),
      deprecated: found.filter(({ isDeprecated }) => isDeprecated).map(({ name }) => name),
      types: typesOf(root, path, key, found, references),
    },
    hosts: urls.flatMap((url) => realHost(url) ?? []),
    line: (at(root, "openapi") ?? at(root, "swagger") ?? root).line,
  };
}

interface Operation {
  /** `GET /carts/{id}`. */
  readonly name: string;
  readonly isDeprecated: boolean;
  readonly crud: Crud | undefined;
  readonly types: readonly string[];
}

function* operationsOf(document: Placed, references: References): Iterable<Operation> {
  for (const group of ["paths", "webhooks"])
    for (const [route, item] of entriesAt(document.root, group)) {
      const placed = references.follow({ ...document, tree: item });
      if (placed === undefined || (group === "paths" && !route.startsWith("/"))) continue;
      for (const [method, operation] of entriesAt(placed.tree))
        if (methods.has(method) && operation.is === "fields")
          yield {
            name: `${method.toUpperCase()} ${route}`,
            isDeprecated: flagAt(operation, "deprecated") === true,
            crud: crudOfMethod(method),
            types: exchanged({ ...placed, tree: operation }, references),
          };
    }
}

/** Types in the body of the request and in the answers that mean success. */
function exchanged(operation: Placed, references: References): readonly string[] {
  const bodies: Tree[] = [];
  const request = at(operation.tree, "requestBody");
  if (request !== undefined) bodies.push(request);
  for (const [status, answer] of entriesAt(operation.tree, "responses"))
    if (status.startsWith("2")) bodies.push(answer);
  const names: string[] = [];
  for (const body of bodies) {
    const placed = references.follow({ ...operation, tree: body });
    if (placed === undefined) continue;
    const own = at(placed.tree, "schema");
    const schemas = [
      ...(own === undefined ? [] : [own]),
      ...entriesAt(placed.tree, "content").flatMap(([, media]) => at(media, "schema") ?? []),
    ];
    for (const schema of schemas) names.push(...typesIn({ ...placed, tree: schema }, references));
  }
  // Swagger 2: the body is a parameter.
  for (const parameter of itemsAt(operation.tree, "parameters")) {
    const placed = references.follow({ ...operation, tree: parameter });
    const schema = placed === undefined ? undefined : at(placed.tree, "schema");
    if (placed !== undefined && schema !== undefined && textAt(placed.tree, "in") === "body")
      names.push(...typesIn({ ...placed, tree: schema }, references));
  }
  return names;
}

/** Objects among the schemas, without what is only packaging. */
function typesOf(
  root: Tree,
  path: string,
  key: string,
  operations: readonly Operation[],
  references: References,
): readonly ContractType[] {
  const used = new Map<string, Set<Crud>>();
  for (const { crud, types } of operations)
    for (const type of types) {
      const known = used.get(type) ?? new Set<Crud>();
      if (crud !== undefined) known.add(crud);
      used.set(type, known);
    }
  const groups: readonly (readonly string[])[] = [["components", "schemas"], ["definitions"]];
  return groups.flatMap((group) =>
    entriesAt(root, ...group).flatMap(([name, schema]) => {
      const fields = fieldsOf({ tree: schema, path, root }, references);
      if (fields.length === 0 || isPackaging(name)) return [];
      const pointer = `/${[...group, name].map(pointerPart).join("/")}`;
      const operationsOn = used.get(name) ?? new Set<Crud>();
      return [
        {
          key: `${key}#${pointer}`,
          name,
          fields,
          operations: operationsOn,
          at: { file: path, line: schema.line, pointer },
        },
      ];
    }),
  );
}

function* serversOf(root: Tree): Iterable<string> {
  for (const server of itemsAt(root, "servers")) {
    const url = textAt(server, "url");
    if (url !== undefined) yield url;
  }
  const host = textAt(root, "host");
  if (host !== undefined) yield `${textsAt(root, "schemes")[0] ?? "http"}://${host}`;
}

/** Protocols of servers that are more than a machine of a developer; `http` where nothing says more. */
function protocolsOf(root: Tree, urls: readonly string[]): readonly string[] {
  const schemes = [
    ...textsAt(root, "schemes"),
    ...urls.flatMap((url) => (/\/\/(?:localhost|127\.|0\.0)/u.test(url) ? [] : (/^(https?):/u.exec(url)?.[1] ?? []))),
  ].filter((scheme) => scheme === "http" || scheme === "https");
  return schemes.length === 0 ? ["http"] : schemes;
}

/** Ways of authentication that operations ask for; where none asks, those that are defined are not in use. */
function authOf(root: Tree, references: References, path: string): readonly string[] {
  const schemes = [...entriesAt(root, "components", "securitySchemes"), ...entriesAt(root, "securityDefinitions")];
  return schemes.flatMap(([, scheme]) => {
    const placed = references.follow({ tree: scheme, path, root });
    return placed === undefined ? [] : authOfScheme(placed.tree);
  });
}

/** A security scheme in the words of the metamodel. */
export function authOfScheme(scheme: Tree): readonly string[] {
  const type = textAt(scheme, "type")?.toLowerCase() ?? "";
  const http = textAt(scheme, "scheme")?.toLowerCase() ?? "";
  if (type === "http")
    return [http === "basic" || http === "digest" ? "password" : http === "bearer" ? "bearer" : http].filter(
      (word) => word !== "",
    );
  const word = authWords[type];
  return word === undefined ? [] : [word];
}

const authWords: Readonly<Record<string, string>> = {
  basic: "password",
  userpassword: "password",
  plain: "password",
  scramsha256: "password",
  scramsha512: "password",
  apikey: "apikey",
  httpapikey: "apikey",
  oauth2: "oauth2",
  openidconnect: "oidc",
  mutualtls: "mtls",
  x509: "mtls",
  gssapi: "kerberos",
};

/** Protocol Buffers: services of gRPC and the messages that they exchange. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { claimsOfContract, type ContractType, type Crud, isPackaging } from "../parts/contracts/contract.ts";
import { tooLarge, unreadable } from "../parts/documents/read.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "../source.ts";
import { isAside } from "../parts/unit-folder.ts";
import { type ProtoFile, type ProtoService, readProto } from "./read.ts";

export const protobuf: Source = {
  id: "protobuf",
  version: 1,
  title: { en: "Protocol Buffers", fr: "Protocol Buffers" },
  files: ["*.proto"],
  cannotSay: [
    {
      en: "Who serves an interface and who calls it: clients keep the same file as the server.",
      fr: "Qui offre une interface et qui l’appelle : les clients gardent le même fichier que le serveur.",
    },
  ],
  howToExport: {
    en: "Keep the .proto files in the repository; generated code is not needed.",
    fr: "Gardez les fichiers .proto dans le dépôt ; le code généré n’est pas nécessaire.",
  },
  example: {
    files: {
      "protos/shop.proto": `syntax = "proto3";
package shop;

service CartService {
  rpc AddItem (AddItemRequest) returns (Cart) {}
}
message AddItemRequest { string user_id = 1; }
message Cart {
  string user_id = 1;
  string email = 2;
}
`,
    },
    claims: [
      'mention interface protobuf:shop.CartService "shop.CartService", "CartService" @ protos/shop.proto:4',
      'attribute protobuf:shop.CartService x-operations: ["AddItem"] @ protos/shop.proto:4',
      'attribute protobuf:shop.CartService protocol: [{"word":"grpc"}] @ protos/shop.proto:4',
      'mention entity protobuf:shop.Cart "Cart", "shop.Cart" @ protos/shop.proto:8',
      "other accesses protobuf:shop.CartService -> protobuf:shop.Cart (declared) @ protos/shop.proto:8",
    ],
  },
  detect: detectProto,
  read: readAll,
};

/** Interfaces of the platforms, which every project carries with it. */
const foreign =
  /^(?:google|grpc|envoy|xds|udpa|validate|buf|gogoproto|opentelemetry|opencensus|jaeger|k8s|cncf|protoc_gen|k8s\.io|io\.prometheus|prometheus|etcdserverpb|istio)(?:\.|$)/u;

function detectProto({ path, text }: Glimpse): Detection {
  if (!path.endsWith(".proto") || isAside(path)) return 0;
  return /(?:^|\s)(?:syntax|edition|package|message|service|import|option|enum)\b/u.test(text) ? 3 : 1;
}

interface Found {
  readonly path: string;
  readonly file: ProtoFile;
  readonly service: ProtoService;
}

function* readAll(artefacts: readonly Artefact[], around: Surroundings): Iterable<Claim | Diagnostic> {
  const services = new Map<string, Found[]>();
  const messages = new Map<string, ContractType>();
  for (const artefact of artefacts) {
    const { path, size } = artefact;
    if (size > around.limits.bytes) {
      yield tooLarge(path, around.limits);
      continue;
    }
    const file = readProto(artefact.text(), around.limits.depth);
    if (file.fault !== undefined) yield unreadable(path, "proto", file.fault);
    if (foreign.test(file.package)) continue;
    for (const service of file.services) {
      const name = qualified(file.package, service.name);
      services.set(name, [...(services.get(name) ?? []), { path, file, service }]);
    }
    for (const { name, line, fields } of file.messages) {
      const full = qualified(file.package, name);
      if (!messages.has(full))
        messages.set(full, {
          key: `protobuf:${full}`,
          name: full,
          fields: fields.map((field) => field.name),
          operations: new Set(),
          at: { file: path, line },
        });
    }
  }
  for (const [name, copies] of services) yield* claimsOfService(name, copies, messages);
}

/** The same service in several files is one contract: copies of clients cannot be told from the server's own. */
function* claimsOfService(
  name: string,
  copies: readonly Found[],
  messages: Map<string, ContractType>,
): Iterable<Claim> {
  const [first] = copies;
  if (first === undefined) return;
  const methods = new Map(copies.flatMap(({ service }) => service.methods.map((method) => [method.name, method])));
  yield* claimsOfContract({
    key: `protobuf:${name}`,
    at: { file: first.path, line: first.service.line },
    names: name === first.service.name ? [name] : [name, first.service.name],
    keys: [],
    space: first.file.package === "" ? undefined : first.file.package,
    files: copies.map(({ path }) => path),
    form: "Protocol Buffers",
    protocols: ["grpc"],
    auth: [],
    operations: [...methods.keys()],
    deprecated: [...methods.values()].filter(({ isDeprecated }) => isDeprecated).map((method) => method.name),
    types: typesOf(first.file.package, [...methods.values()], messages),
  });
}

/** Messages that the methods exchange, each told once: with the first service that does. Messages of requests and answers are packaging. */
function typesOf(
  scope: string,
  methods: readonly { readonly name: string; readonly takes: string; readonly gives: string }[],
  messages: Map<string, ContractType>,
): readonly ContractType[] {
  const used = new Map<string, Set<Crud>>();
  const add = (type: string, crud: Crud): void => {
    const name = messages.has(type) ? type : qualified(scope, type);
    if (!messages.has(name)) return;
    used.set(name, (used.get(name) ?? new Set()).add(crud));
  };
  for (const { name, takes, gives } of methods) {
    const crud = crudOfMethodName(name);
    add(takes, crud === "read" ? "create" : crud);
    add(gives, "read");
  }
  return [...used].flatMap(([name, operations]) => {
    const type = messages.get(name);
    if (type === undefined || type.fields.length === 0 || isPackaging(name.slice(name.lastIndexOf(".") + 1))) return [];
    messages.delete(name);
    return [{ ...type, operations }];
  });
}

function crudOfMethodName(name: string): Crud {
  if (/^(?:get|list|find|search|read|fetch|query|lookup|watch|stream)/iu.test(name)) return "read";
  if (/^(?:update|set|patch|edit|change|put)/iu.test(name)) return "update";
  return /^(?:delete|remove|empty|clear|purge)/iu.test(name) ? "delete" : "create";
}

function qualified(scope: string, name: string): string {
  return scope === "" || name.startsWith(`${scope}.`) ? name : `${scope}.${name}`;
}

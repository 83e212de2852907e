/** What every contract of an interface says, whatever its format, and the claims that come of it. */
import type { Claim, Place, TypedKey } from "../../../model/claims/claim.ts";
import type { FactValue } from "../../../model/facts.ts";
import { personalByNames } from "../../../model/claims/personal-names.ts";

export interface Contract {
  /** Of its mention: `openapi:src/cart/openapi.yml`. */
  readonly key: string;
  readonly at: Place;
  /** Best first, never a title for people. */
  readonly names: readonly string[];
  readonly title?: string | undefined;
  readonly keys: readonly TypedKey[];
  /** Types of two contracts are one only in the same space. */
  readonly space?: string | undefined;
  readonly files: readonly string[];
  /** `OpenAPI 3.0.1`. */
  readonly form: string;
  readonly version?: string | undefined;
  readonly protocols: readonly string[];
  readonly auth: readonly string[];
  readonly isAsynchronous?: boolean;
  /** `GET /carts/{id}`, in the order of the file. */
  readonly operations: readonly string[];
  readonly deprecated: readonly string[];
  readonly types: readonly ContractType[];
}

/** A type of data that the contract exchanges. */
export interface ContractType {
  readonly key: string;
  readonly name: string;
  readonly fields: readonly string[];
  /** Words of the CRUD matrix. */
  readonly operations: ReadonlySet<Crud>;
  readonly at: Place;
}

export type Crud = "create" | "read" | "update" | "delete";

/** The claims of one contract: the interface, what is said of it, its types with what its operations do to them. */
export function* claimsOfContract(contract: Contract): Iterable<Claim> {
  const { key, at, names, title, keys, space } = contract;
  yield {
    claim: "mention",
    key,
    sort: "interface",
    names,
    ...(title === undefined ? {} : { title }),
    keys,
    scope: space === undefined ? {} : { space },
    at,
    seenBy: "contract",
  };
  for (const [name, value] of attributesOf(contract))
    yield { claim: "attribute", of: key, name, value, at, seenBy: "contract" };
  for (const type of contract.types) yield* claimsOfType(type, contract);
}

function* attributesOf(contract: Contract): Iterable<readonly [string, FactValue]> {
  const personal = personalByNames(contract.types.flatMap(({ fields }) => fields));
  yield ["contractFile", contract.files];
  yield ["x-form", contract.form];
  if (contract.version !== undefined) yield ["version", contract.version];
  if (contract.protocols.length > 0) yield ["protocol", words(contract.protocols)];
  if (contract.isAsynchronous === true) yield ["mode", { word: "async" }];
  if (contract.auth.length > 0) yield ["auth", words(contract.auth)];
  if (contract.operations.length > 0) yield ["x-operations", contract.operations];
  if (contract.deprecated.length > 0) yield ["x-deprecated", contract.deprecated];
  if (personal !== undefined) yield ["personalData", { word: personal }];
}

function* claimsOfType(type: ContractType, { key, space }: Contract): Iterable<Claim> {
  const { at, name, fields, operations } = type;
  const seenBy = "types";
  const personal = personalByNames(fields);
  yield {
    claim: "mention",
    key: type.key,
    sort: "entity",
    names: namesOfType(name),
    keys: [],
    scope: { space: space ?? key },
    at,
    seenBy,
  };
  if (fields.length > 0) yield { claim: "attribute", of: type.key, name: "attributes", value: fields, at, seenBy };
  if (personal !== undefined)
    yield {
      claim: "attribute",
      of: type.key,
      name: "personalData",
      value: { word: personal },
      at,
      seenBy,
      certainty: 0.6,
    };
  if (operations.size === 0) return;
  yield {
    claim: "relationship",
    from: { key },
    to: { key: type.key },
    purpose: "other",
    verb: "accesses",
    evidence: "declared",
    attributes: { operations: words(crud.filter((word) => operations.has(word))) },
    at,
    seenBy,
  };
}

/** Generators put the package before the name: `model.Product`. */
function namesOfType(name: string): readonly string[] {
  const last = name.slice(name.lastIndexOf(".") + 1);
  return last === "" || last === name ? [name] : [last, name];
}

const crud: readonly Crud[] = ["create", "read", "update", "delete"];

function words(list: readonly string[]): readonly FactValue[] {
  return [...new Set(list)].map((word) => ({ word }));
}

/** Is the type only packaging: an error, a page of results, an empty answer, a health status? */
export function isPackaging(name: string): boolean {
  return /^(?:.*(?:error|errors|exception|fault|problem|problem_?details|violation|requests?|responses?|reply|payload|envelope|page|pageable|paged|pagination|connection|edge|page_?info|links?|status|health|result|wrapper|params|options|input|filter|query)|empty|sort|sort_?object|pageable_?object|metadata|meta|message|health.*|.*error_?(?:code|message|model|details?))$/iu.test(
    name,
  );
}

/** What an HTTP method does to the data that it carries. */
export function crudOfMethod(method: string): Crud | undefined {
  return ({ get: "read", head: "read", post: "create", put: "update", patch: "update", delete: "delete" } as const)[
    method as "get"
  ];
}

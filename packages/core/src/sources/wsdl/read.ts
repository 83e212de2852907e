/** WSDL 1.1 and 2.0: services with their operations and addresses, and the types that their inline schemas define. */
import { lineOfTag, type XmlElement } from "../archimate/xml.ts";
import { type ContractType, isPackaging } from "../parts/contracts/contract.ts";

export interface WsdlService {
  readonly name: string;
  readonly line: number;
  readonly addresses: readonly string[];
  readonly operations: readonly string[];
  readonly isSoap: boolean;
}

export interface Wsdl {
  readonly form: string;
  readonly namespace: string;
  readonly services: readonly WsdlService[];
  readonly types: readonly Omit<ContractType, "key">[];
  /** Files that it imports or includes. */
  readonly imports: readonly { readonly place: string; readonly line: number }[];
}

/** Undefined where the file is no WSDL. */
export function readWsdl(root: XmlElement, path: string): Wsdl | undefined {
  const isFirst = root.name === "definitions";
  if (!isFirst && root.name !== "description") return undefined;
  const interfaces = root.children.filter(({ name }) => name === "portType" || name === "interface");
  const operations = (owner: XmlElement): readonly string[] =>
    owner.children.flatMap(({ name, attributes }) => (name === "operation" ? (attributes["name"] ?? []) : []));
  const services = root.children
    .filter(({ name }) => name === "service")
    .map((service) => ({
      name: service.attributes["name"] ?? "",
      line: lineOfTag(service),
      addresses: addressesOf(service),
      operations: [...new Set(interfaces.flatMap(operations))],
      isSoap:
        root.children.some(
          ({ name, children }) => name === "binding" && children.some((child) => child.namespace.includes("soap")),
        ) || !isFirst,
    }));
  const [only] = interfaces;
  // Contract first: the interface alone, without a service that is deployed.
  const abstract =
    services.length === 0 && only !== undefined
      ? [
          {
            name: only.attributes["name"] ?? "",
            line: lineOfTag(only),
            addresses: [],
            operations: interfaces.flatMap(operations),
            isSoap: true,
          },
        ]
      : [];
  const schemas = root.children.flatMap(({ name, children }) => (name === "types" ? children : []));
  return {
    form: isFirst ? "WSDL 1.1" : "WSDL 2.0",
    namespace: root.attributes["targetNamespace"] ?? "",
    services: [...services, ...abstract].filter(({ name }) => name !== ""),
    types: schemas.flatMap((schema) => typesOf(schema, path)),
    imports: [root, ...schemas].flatMap(({ children }) =>
      children.flatMap((child) => {
        const place = child.attributes["location"] ?? child.attributes["schemaLocation"];
        return /^(?:import|include)$/u.test(child.name) && place !== undefined
          ? [{ place, line: lineOfTag(child) }]
          : [];
      }),
    ),
  };
}

/** `soap:address location` of 1.1, `endpoint address` of 2.0. */
function addressesOf(service: XmlElement): readonly string[] {
  return service.children.flatMap(({ name, attributes, children }) => {
    const own = name === "endpoint" ? [attributes["address"] ?? ""] : [];
    return [
      ...own,
      ...children.map((child) => (child.name === "address" ? (child.attributes["location"] ?? "") : "")),
    ].filter((address) => address !== "");
  });
}

/** Complex types of a schema: named ones, and those of elements that are written in place. */
export function typesOf(schema: XmlElement, path: string): readonly Omit<ContractType, "key">[] {
  if (schema.name !== "schema") return [];
  return schema.children.flatMap((child) => {
    const name = child.attributes["name"];
    const type = child.name === "element" ? child.children.find((one) => one.name === "complexType") : child;
    if (name === undefined || type?.name !== "complexType" || isPackaging(name)) return [];
    const fields = [...fieldsOf(type, 0)];
    return fields.length === 0
      ? []
      : [{ name, fields, operations: new Set<never>(), at: { file: path, line: lineOfTag(child) } }];
  });
}

function* fieldsOf(type: XmlElement, depth: number): Iterable<string> {
  for (const { name, attributes, children } of type.children) {
    const field = attributes["name"] ?? attributes["ref"]?.replace(/^.*:/u, "");
    if ((name === "element" || name === "attribute") && field !== undefined) yield field;
    else if (depth < 20 && /^(?:sequence|all|choice|complexContent|simpleContent|extension|restriction)$/u.test(name))
      yield* fieldsOf({ children } as XmlElement, depth + 1);
  }
}

/** WSDL: interfaces of web services (SOAP), with the types of their inline schemas. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { readXml } from "../archimate/xml.ts";
import { claimsOfContract } from "../parts/contracts/contract.ts";
import { hostKeys, realHost } from "../parts/contracts/hosts.ts";
import { withoutCredentials } from "../parts/contracts/references.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "../source.ts";
import { isAside, parentOf, resolved } from "../parts/unit-folder.ts";
import { readWsdl, typesOf, type Wsdl, type WsdlService } from "./read.ts";

export const wsdl: Source = {
  id: "wsdl",
  version: 1,
  title: { en: "WSDL contracts", fr: "Contrats WSDL" },
  files: ["*.wsdl"],
  cannotSay: [
    {
      en: "Whether the unit in which the file lies offers the service or calls it.",
      fr: "Si l’unité où se trouve le fichier offre le service ou l’appelle.",
    },
  ],
  howToExport: {
    en: "Save the description from the service: its address with ?wsdl.",
    fr: "Enregistrez la description depuis le service : son adresse avec ?wsdl.",
  },
  example: {
    files: {
      "legacy/invoices.wsdl": `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:invoices">
  <types>
    <xs:schema targetNamespace="urn:invoices">
      <xs:complexType name="Invoice"><xs:sequence><xs:element name="number"/><xs:element name="iban"/></xs:sequence></xs:complexType>
    </xs:schema>
  </types>
  <portType name="Invoices"><operation name="GetInvoice"/></portType>
  <binding name="b" type="Invoices"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/></binding>
  <service name="InvoiceService">
    <port name="p" binding="b"><soap:address location="https://invoices.intranet.lan/soap"/></port>
  </service>
</definitions>
`,
    },
    claims: [
      'mention interface wsdl:legacy/invoices.wsdl#InvoiceService "InvoiceService" [host invoices.intranet.lan] @ legacy/invoices.wsdl:10',
      'attribute wsdl:legacy/invoices.wsdl#InvoiceService x-operations: ["GetInvoice"] @ legacy/invoices.wsdl:10',
      'attribute wsdl:legacy/invoices.wsdl#InvoiceService protocol: [{"word":"soap"}] @ legacy/invoices.wsdl:10',
      'mention entity wsdl:legacy/invoices.wsdl#Invoice "Invoice" @ legacy/invoices.wsdl:5',
    ],
  },
  detect: detectWsdl,
  read: readAll,
};

function detectWsdl({ path, text }: Glimpse): Detection {
  if (isAside(path) || !/\.(?:wsdl|xml)$/iu.test(path)) return 0;
  if (
    /<(?:[\w-]+:)?(?:definitions|description)[\s\S]{0,3000}(?:schemas\.xmlsoap\.org\/wsdl|w3\.org\/ns\/wsdl)/u.test(
      text,
    )
  )
    return 3;
  return path.toLowerCase().endsWith(".wsdl") ? 1 : 0;
}

interface Found {
  readonly wsdl: Wsdl;
  readonly service: WsdlService;
  readonly path: string;
  readonly types: Wsdl["types"];
}

function* readAll(artefacts: readonly Artefact[], around: Surroundings): Iterable<Claim | Diagnostic> {
  const found: Found[] = [];
  const { bytes, depth } = around.limits;
  for (const artefact of artefacts) {
    const { path } = artefact;
    const { root, diagnostics } = readXml(path, artefact.bytes(), { bytes, depth, tags: 1_000_000 });
    yield* diagnostics;
    const read = root === undefined ? undefined : readWsdl(root, path);
    if (read === undefined) continue;
    const types = [...read.types];
    for (const { place, line } of read.imports) {
      const other = isElsewhere(place) ? undefined : resolved(parentOf(path), place);
      const file = other === undefined ? undefined : around.file(other);
      if (file === undefined || other === undefined) {
        yield {
          claim: "gap",
          gap: isElsewhere(place) ? "remote-include" : "missing-file",
          what: withoutCredentials(place),
          at: { file: path, line },
          seenBy: "import",
        };
        continue;
      }
      const { root: schema } = readXml(other, file.bytes(), { bytes, depth, tags: 1_000_000 });
      if (schema !== undefined) types.push(...typesOf(schema, other));
    }
    for (const [index, service] of read.services.entries())
      found.push({ wsdl: read, service, path, types: index === 0 ? types : [] });
  }
  const keys = hostKeys(found.map(({ service }) => service.addresses.flatMap((address) => realHost(address) ?? [])));
  for (const [index, { wsdl: read, service, path, types }] of found.entries())
    yield* claimsOfContract({
      key: `wsdl:${path}#${service.name}`,
      at: { file: path, line: service.line },
      names: [service.name],
      keys: keys[index] ?? [],
      space: read.namespace === "" ? undefined : read.namespace,
      files: [path],
      form: read.form,
      protocols: [service.isSoap ? "soap" : "http"],
      auth: [],
      operations: service.operations,
      deprecated: [],
      types: types.map((type) => ({ ...type, key: `wsdl:${path}#${type.name}` })),
    });
}

function isElsewhere(place: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/iu.test(place);
}

import { systemsOf } from "../../model/exchange.ts";
import { wordsOf } from "../../model/read.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly also: readonly string[];
}

/** Protocols that several makers implement. */
const STANDARD: ReadonlySet<string> = new Set(
  "http https http2 http3 rest graphql grpc soap odata websocket ws wss amqp mqtt jms kafka stomp nats sftp ftp ftps scp webdav smtp imap ldap ldaps oidc saml scim jdbc odbc sql tcp udp tls mtls ssh smb nfs file manual paper edifact x12 as2 as4 fhir hl7 dicom iso20022 swift opcua modbus snmp syslog otlp s3".split(
    " ",
  ),
);

export const exchangeUsesAStandardProtocol: RelationshipRule<Parameters> = {
  id: "exchange-uses-a-standard-protocol",
  title: { en: "Systems talk by standard protocols", fr: "Les systèmes se parlent par des protocoles standards" },
  rationale: {
    en: "A protocol of one maker ties both ends to that maker: neither can be replaced by the product of another.",
    fr: "Le protocole d’un seul éditeur lie les deux bouts à lui : aucun ne peut être remplacé par le produit d’un autre.",
  },
  remedy: {
    en: "Offer the same by HTTP, a message standard or a standard of your branch; name further standards in the parameter `also`.",
    fr: "Offrez la même chose par HTTP, une norme de messagerie ou une norme de votre branche ; nommez d’autres normes dans le paramètre `also`.",
  },
  severity: "info",
  controls: ["nist-800-53:SA-4", "iso27001:A.5.23", "dora:28"],
  principle: "P6",
  quality: "interoperability",
  reads: ["protocol", "realizes", "performs"],
  parameters: {
    also: {
      type: { kind: "list", of: { kind: "text" } },
      name: { en: "Also standard", fr: "Aussi standards" },
      description: {
        en: "Further protocols that count as standard.",
        fr: "Autres protocoles qui comptent comme standards.",
      },
      usual: [],
    },
  },
  verbs: ["flows", "uses"],
  examples: {
    passes: `application shop "Shop" { -> erp { protocol: https } }\napplication erp "ERP"`,
    fails: `application shop "Shop" { -> erp { protocol: sap-rfc }\n  module a "A" { -> b { protocol: in-memory } }\n  module b "B"\n}\napplication erp "ERP"`,
    finds: ["shop -> erp"],
  },

  judge(exchange, { parameters: { also } }) {
    const protocols = wordsOf(exchange, "protocol");
    if (protocols.length === 0) return undefined;
    if (protocols.some((word) => STANDARD.has(word) || STANDARD.has(word.toLowerCase()) || also.includes(word)))
      return holds;
    if (systemsOf(exchange) === undefined) return undefined;
    return violated(() => {
      const ends = endsOf(exchange);
      return {
        en: `${ends.en} talk by ${protocols.join(", ")}, which is no standard protocol`,
        fr: `${ends.fr} se parlent en ${protocols.join(", ")}, qui n’est pas un protocole standard`,
        values: [[exchange, "protocol"]],
      };
    });
  },
};

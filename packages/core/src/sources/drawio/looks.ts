/** What a shape looks like: from its style to the sort of thing that people mean by it, and to the product where a library of icons names one. */
import type { Sort } from "../../model/claims/claim.ts";
import type { Cell } from "./pages.ts";

/**
 * `known`: a shape that means one thing. `plain`: a box or circle, which may mean all. `container`: drawn around others. `process`: a
 * shape of flow charts, plans and forms, which says that the page shows no system. `nothing`: text, line, decoration.
 */
export type Look =
  | { readonly is: "known"; readonly sort: Sort; readonly technology?: string }
  | { readonly is: "plain" | "container" | "process" | "nothing" };

/** Libraries of icons and the word before the name of what they show. */
const libraries: readonly (readonly [RegExp, string])[] = [
  [/^mxgraph\.aws\w*\./u, "AWS"],
  [/^mxgraph\.(?:azure\w*|mscae)\.|img\/lib\/(?:azure\d*|mscae)\//u, "Azure"],
  [/^mxgraph\.gcp\w*\.|img\/lib\/gcp\//u, "Google Cloud"],
  [/^mxgraph\.kubernetes\d*\./u, "Kubernetes"],
  [/^mxgraph\.alibaba_cloud\./u, "Alibaba Cloud"],
  [/^mxgraph\.ibm\w*\.|img\/lib\/ibm\//u, "IBM"],
  [/^mxgraph\.oci\w*\./u, "Oracle Cloud"],
];

/** Machines and wires: all that these libraries show is a node. */
const machines =
  /^mxgraph\.(?:cisco\w*|networks\w*|rack\w*|citrix\w*|veeam\w*|cabinets)\.|img\/lib\/(?:clip_art\/(?:computers|networking)|active_directory)\//u;

/** Words of the names of icons, tried in this order. */
const iconSorts: readonly (readonly [RegExp, Sort])[] = [
  [/(?:^|_)(?:users?|client|clients|mobile_client|traditional_client|people|person|internet|disk_)(?:_|$)/u, "client"],
  [
    /(?:^|_)(?:vpc|subnet|region|zone|account|group|security_group|nsg|vnet|virtual_networks?|resource_groups?|namespace|ns|project|perimeter|network|boundary|subscriptions?)(?:_|$)/u,
    "zone",
  ],
  [
    /sqs|sns|kinesis|msk|eventbridge|event_?(?:hub|grid|bus)|service_?bus|pub_?sub|kafka|rabbit|queue|message_|(?:^|_)mq(?:_|$)|topic/u,
    "broker",
  ],
  [
    /rds|aurora|dynamo|(?:^|_)s3|bucket|redshift|elasticache|(?:^|_)efs|fsx|(?:^|_)ebs|glacier|neptune|documentdb|elasticsearch|opensearch|database|sql|cosmos|storage|blob|cache|redis|memorystore|spanner|big_?table|big_?query|firestore|datastore|data_lake|synapse|timestream|keyspaces|mongo|volume|(?:^|_)pvc?(?:_|$)|disk/u,
    "store",
  ],
  [
    /(?:^|_)(?:ec2|instances?|virtual_machines?|vm|compute_engine|servers?|node|host|eks|aks|gke|kubernetes_(?:engine|services?)|cluster|desktop|workstation|router|switch|firewall)(?:_|$)/u,
    "node",
  ],
];

/** Shapes of flow charts, processes, plans, forms and machines: their boxes are steps, rooms or buttons. */
const processes =
  /^(?:rhombus|parallelogram|step|manualInput|offPageConnector|loopLimit|delay|display|waypoint|umlLifeline|umlFrame|umlDestroy|umlEntity|umlBoundary|umlControl|startState|endState|message|tape|dimension|switch|transparent|mxgraph\.(?:flowchart(?!\.(?:database|direct_data|stored_data|document|cylinder))|bpmn\w*|floorplan|mockup|electrical|lean_mapping|pid\w*|mindmap|infographic|sysml|bootstrap|ios\w*|android|gmdl|signs|world|basic|arrows\w*|atlassian|er|eip|weblogos|office|threejs|sap))/u;

const nothings =
  /^(?:text|edgeLabel|line|note\d?|waypoint|tableRow|partialRectangle|table|curlyBracket|singleArrow|doubleArrow|flexArrow|callout|plus|lollipop|requiredInterface|providedRequiredInterface|triangle|swimlaneLabel|mxgraph\.arrows\w*|mxgraph\.signs|connector|arrow|link|wire|image|sketch)/u;

/** Shapes that are drawn for one thing by everybody. */
const shapes: readonly (readonly [RegExp, Sort])[] = [
  [
    /^(?:cylinder\d?|datastore|mxgraph\.flowchart\.(?:database|direct_data|stored_data)|mxgraph\.dfd\.(?:dataStore\w*|archive)|dataStorage|internalStorage)$/u,
    "store",
  ],
  [/^(?:umlActor|actor|mxgraph\.c4\.person\d?|mxgraph\.dfd\.externalEntity)$/u, "client"],
  [/^cloud$|^ellipse;shape=cloud/u, "external"],
  [/^(?:component|module|mxgraph\.c4\.\w*[Cc]ontainer\d?)$/u, "service"],
  [/^cube$/u, "node"],
];

/** By words of a label: what people write on a plain box or a cylinder that queues. */
const brokerNames =
  /\b(?:kafka|rabbit\s?mq|active\s?mq|nats|sqs|sns|kinesis|event\s?(?:bus|hub|grid)|message\s?(?:bus|broker|queue)|service\s?bus|pub\s?\/?\s?sub|queue|topic)\b/iu;

export function lookOf(cell: Cell, label: string): Look {
  const { style, fields } = cell;
  const shape = style.get("shape") ?? firstName(style);
  const c4 = c4Look(fields);
  if (c4 !== undefined) return c4;
  const icon = iconOf(shape, style);
  if (icon !== undefined) return icon;
  if (shape.startsWith("mxgraph.archimate3")) return archimateLook(style);
  const image = style.get("image") ?? "";
  if (machines.test(shape) || machines.test(image)) return { is: "known", sort: "node" };
  const sort = shapes.find(([pattern]) => pattern.test(shape))?.[1];
  if (sort !== undefined) return { is: "known", sort: sort === "store" && brokerNames.test(label) ? "broker" : sort };
  if (processes.test(shape)) return { is: "process" };
  if (nothings.test(shape) || style.has("text") || style.has("edgeLabel")) return { is: "nothing" };
  if (shape === "swimlane" || shape === "group" || style.get("container") === "1")
    return { is: style.get("childLayout") === "stackLayout" ? "nothing" : "container" };
  return isBox(shape) ? { is: "plain" } : { is: "nothing" };
}

/** Boxes and circles, as everybody draws everything. */
function isBox(shape: string): boolean {
  return /^(?:|rect|rectangle|rounded|ellipse|doubleEllipse|hexagon|label|process|ext|folder|html|whiteSpace|mxgraph\.dfd\.process)$/u.test(
    shape,
  );
}

function firstName(style: ReadonlyMap<string, string>): string {
  for (const [name, value] of style) return value === "" ? name : "";
  return "";
}

function iconOf(shape: string, style: ReadonlyMap<string, string>): Look | undefined {
  const image = style.get("image") ?? "";
  const word = libraries.find(([pattern]) => pattern.test(shape) || pattern.test(image))?.[1];
  if (word === undefined) return undefined;
  const written =
    style.get("resIcon") ??
    style.get("grIcon") ??
    style.get("prIcon") ??
    (shape.startsWith("mxgraph.") ? shape : image);
  const icon = snake(
    written
      .slice(written.lastIndexOf("/") + 1)
      .replace(/\.(?:svg|png)$/iu, "")
      .replace(/^.*\./u, ""),
  );
  if (/^(?:group|rect|rectangle|hexicon|resourceicon|producticon)\w*$/u.test(icon) || style.has("grIcon"))
    return { is: "known", sort: "zone" };
  if (/(?:arrow|line|label|connector)$/u.test(icon)) return { is: "nothing" };
  const sort = iconSorts.find(([pattern]) => pattern.test(icon))?.[1] ?? "service";
  const technology = sort === "client" || sort === "zone" ? undefined : `${word} ${titled(icon)}`;
  return { is: "known", sort, ...(technology === undefined ? {} : { technology }) };
}

function snake(name: string): string {
  return name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1_$2")
    .replaceAll(/[\s-]+/gu, "_")
    .toLowerCase();
}

const capitals =
  /^(?:sql|s3|sqs|sns|rds|efs|ebs|ec2|eks|ecs|msk|mq|aks|vm|api|iot|vpc|dns|cdn|waf|iam|kms|ssm|fsx|emr|dms|ai|ml|elb|alb|nlb|db|gke)$/u;

function titled(icon: string): string {
  return icon
    .split("_")
    .filter((word) => word !== "")
    .map((word) => (capitals.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(" ");
}

/** C4 shapes say themselves what they are. */
function c4Look({ c4Type, c4Technology, c4Application }: Cell["fields"]): Look | undefined {
  if (c4Type === undefined || /relationship/iu.test(c4Type)) return undefined;
  if (/boundary/iu.test(c4Type)) return { is: "container" };
  const written = (c4Technology ?? c4Application ?? "").trim();
  const technology = written === "" || written === "technology" ? {} : { technology: written };
  const sort = c4Sort(c4Type, c4Technology ?? "");
  return { is: "known", sort, ...technology };
}

function c4Sort(type: string, technology: string): Sort {
  if (/person/iu.test(type)) return "client";
  if (/system/iu.test(type)) return "system";
  if (/database|data\s?store/iu.test(`${type} ${technology}`)) return "store";
  if (/queue|bus|topic/iu.test(type)) return "broker";
  return /node|device/iu.test(type) ? "node" : "service";
}

function archimateLook(style: ReadonlyMap<string, string>): Look {
  const type = style.get("techType") ?? style.get("appType") ?? "";
  if (type === "comp" || (style.get("shape") ?? "").endsWith(".component")) return { is: "known", sort: "service" };
  if (/^(?:node|device|sysSw)$/u.test(type)) return { is: "known", sort: "node" };
  return { is: "nothing" };
}

/** Azure Verified Modules: each sets up one kind of resource, whose properties it takes as parameters. */
import type { Expr } from "./expression.ts";
import type { Resource } from "./template.ts";

/** By the path of the module in the registry. */
const modules: Readonly<Record<string, string>> = {
  "app/container-app": "Microsoft.App/containerApps",
  "app/managed-environment": "Microsoft.App/managedEnvironments",
  "api-management/service": "Microsoft.ApiManagement/service",
  "cache/redis": "Microsoft.Cache/redis",
  "compute/virtual-machine": "Microsoft.Compute/virtualMachines",
  "compute/virtual-machine-scale-set": "Microsoft.Compute/virtualMachineScaleSets",
  "container-instance/container-group": "Microsoft.ContainerInstance/containerGroups",
  "container-registry/registry": "Microsoft.ContainerRegistry/registries",
  "container-service/managed-cluster": "Microsoft.ContainerService/managedClusters",
  "data-factory/factory": "Microsoft.DataFactory/factories",
  "databricks/workspace": "Microsoft.Databricks/workspaces",
  "db-for-my-sql/flexible-server": "Microsoft.DBforMySQL/flexibleServers",
  "db-for-postgre-sql/flexible-server": "Microsoft.DBforPostgreSQL/flexibleServers",
  "document-db/database-account": "Microsoft.DocumentDB/databaseAccounts",
  "event-grid/topic": "Microsoft.EventGrid/topics",
  "event-hub/namespace": "Microsoft.EventHub/namespaces",
  "key-vault/vault": "Microsoft.KeyVault/vaults",
  "kusto/cluster": "Microsoft.Kusto/clusters",
  "logic/workflow": "Microsoft.Logic/workflows",
  "network/application-gateway": "Microsoft.Network/applicationGateways",
  "network/azure-firewall": "Microsoft.Network/azureFirewalls",
  "network/load-balancer": "Microsoft.Network/loadBalancers",
  "network/virtual-network": "Microsoft.Network/virtualNetworks",
  "search/search-service": "Microsoft.Search/searchServices",
  "service-bus/namespace": "Microsoft.ServiceBus/namespaces",
  "sql/server": "Microsoft.Sql/servers",
  "storage/storage-account": "Microsoft.Storage/storageAccounts",
  "synapse/workspace": "Microsoft.Synapse/workspaces",
  "web/serverfarm": "Microsoft.Web/serverfarms",
  "web/site": "Microsoft.Web/sites",
  "web/static-site": "Microsoft.Web/staticSites",
};

/** Lists of parts among the parameters that are resources of their own. */
const parts = ["queues", "topics", "eventhubs", "databases", "sqlDatabases"];

/** The resources that a call of such a module makes; none for other modules. */
export function resourcesOfModule(
  symbol: string,
  path: string,
  body: ReadonlyMap<string, Expr>,
  line: number,
): readonly Resource[] {
  const type = modules[/avm\/res\/([\w-]+\/[\w-]+)(?::|$)/u.exec(path)?.[1] ?? ""];
  const given = body.get("params");
  const name = given?.is === "object" ? given.entries.get("name") : undefined;
  if (type === undefined || given?.is !== "object" || name === undefined) return [];
  const own: Resource = {
    symbol,
    type,
    names: [name],
    body: new Map([
      ["name", name],
      ["properties", given],
      ...["kind", "tags", "location"].flatMap((key) => {
        const value = given.entries.get(key);
        return value === undefined ? [] : [[key, value] as const];
      }),
    ]),
    isExisting: false,
    line,
  };
  return [own, ...parts.flatMap((part) => partsOf(own, part, given.entries.get(part)))];
}

function partsOf({ type, names, line }: Resource, part: string, list: Expr | undefined): readonly Resource[] {
  if (list?.is !== "array") return [];
  return list.items.flatMap((item) => {
    const name = item.is === "object" ? item.entries.get("name") : undefined;
    return name === undefined || item.is !== "object"
      ? []
      : [{ type: `${type}/${part}`, names: [...names, name], body: item.entries, isExisting: false, line }];
  });
}

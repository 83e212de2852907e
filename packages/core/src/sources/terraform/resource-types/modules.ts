/** Well-known modules of registries: what each stands for where only its call is here. */
import type { ResourceType } from "./resource-type.ts";
import { resourceType } from "./index.ts";

/** By the last words of the source; the first that fits counts. The type of resource is what the module is made for. */
const known: readonly (readonly [pattern: RegExp, type: string, overrides?: Partial<ResourceType>])[] = [
  [
    /rds-aurora|aurora-(?:postgres|mysql)|rds-cluster/u,
    "aws_rds_cluster",
    { names: ["name", "cluster_identifier", "database_name"] },
  ],
  [/rds-proxy/u, "aws_db_proxy"],
  [/(?:^|[/-])rds(?:$|[/-])/u, "aws_db_instance"],
  [/dynamodb-table|dynamodb/u, "aws_dynamodb_table"],
  [
    /elasticache-redis/u,
    "aws_elasticache_replication_group",
    { names: ["name", "replication_group_id"], replicas: "cluster_size" },
  ],
  [
    /elasticache-memcached/u,
    "aws_elasticache_cluster",
    { technology: "Memcached", protocol: "memcached", names: ["name"] },
  ],
  [/elasticache/u, "aws_elasticache_replication_group", { names: ["replication_group_id", "cluster_id", "name"] }],
  [/memory-?db/u, "aws_memorydb_cluster"],
  [/documentdb|docdb/u, "aws_docdb_cluster", { names: ["name", "cluster_identifier"] }],
  [/opensearch/u, "aws_opensearch_domain"],
  [/elasticsearch/u, "aws_elasticsearch_domain"],
  [/redshift/u, "aws_redshift_cluster"],
  [/s3-bucket|s3-website|cloudfront-s3|s3-log-storage/u, "aws_s3_bucket"],
  [/(?:^|[/-])efs(?:$|[/-])/u, "aws_efs_file_system", { names: ["name"] }],
  [/(?:^|[/-])ecr(?:$|[/-])/u, "aws_ecr_repository", { names: ["repository_name", "name"] }],
  [/mq-broker|(?:^|[/-])mq(?:$|[/-])/u, "aws_mq_broker", { names: ["name", "broker_name"] }],
  [/msk/u, "aws_msk_cluster", { names: ["name", "cluster_name"] }],
  [/(?:^|[/-])sqs(?:$|[/-])/u, "aws_sqs_queue"],
  [/(?:^|[/-])sns(?:$|[/-])/u, "aws_sns_topic"],
  [/kinesis/u, "aws_kinesis_stream"],
  [/eventbridge/u, "aws_cloudwatch_event_bus", { names: ["bus_name", "name"] }],
  [/lambda/u, "aws_lambda_function"],
  [/apigateway-v2|apigateway|api-gateway/u, "aws_apigatewayv2_api"],
  [/ecs.*\/\/modules\/service|ecs-service|ecs-web-app|ecs-alb-service-task/u, "aws_ecs_service"],
  [/(?:^|[/-])ecs(?:$|[/-])/u, "aws_ecs_cluster", { names: ["cluster_name", "name"] }],
  [/eks-managed-node-group|eks-node-group|self-managed-node-group/u, "aws_eks_node_group", { names: ["name"] }],
  [/eks-blueprints-addon|eks-pod-identity|eks-.*(?:addon|irsa)/u, "aws_iam_role"],
  [/(?:^|[/-])eks(?:$|[/-])/u, "aws_eks_cluster", { names: ["cluster_name", "name"], version: "cluster_version" }],
  [/ec2-instance/u, "aws_instance", { names: ["name"] }],
  [/autoscaling/u, "aws_autoscaling_group"],
  [/(?:^|[/-])(?:alb|nlb|elb)(?:$|[/-])/u, "aws_lb"],
  [/cloudfront/u, "aws_cloudfront_distribution"],
  [/step-functions/u, "aws_sfn_state_machine"],
  [/vpc-endpoints|vpc-peering/u, "aws_vpc_endpoint"],
  [/terraform-aws-vpc|(?:^|[/-])vpc\/aws|dynamic-subnets/u, "aws_vpc", { names: ["name"] }],
  [
    /kubernetes-engine(?:\/google)?(?:$|\/\/modules\/(?:beta-|private-|public-|autopilot|safer-|gke-))/u,
    "google_container_cluster",
  ],
  [/sql-db|cloud-sql/u, "google_sql_database_instance"],
  [/cloud-storage/u, "google_storage_bucket"],
  [/pubsub/u, "google_pubsub_topic", { names: ["topic"] }],
  [/cloud-run/u, "google_cloud_run_service", { names: ["service_name", "name"] }],
  [/memorystore/u, "google_redis_instance"],
  [/bigquery/u, "google_bigquery_dataset"],
  [/network\/google/u, "google_compute_network", { names: ["network_name"] }],
  [/(?:^|[/-])aks(?:$|[/-])/u, "azurerm_kubernetes_cluster", { names: ["cluster_name", "name", "prefix"] }],
  [/network\/azurerm|vnet\/azurerm/u, "azurerm_virtual_network", { names: ["vnet_name", "name"] }],
  [/postgresql\/azurerm/u, "azurerm_postgresql_server", { names: ["server_name"] }],
];

/** What a module from elsewhere stands for; `undefined` for those that are not known, and for glue. */
export function moduleType(source: string): { readonly type: string; readonly known: ResourceType } | undefined {
  const plain = source
    .toLowerCase()
    .replace(/\?.*$/u, "")
    .replace(/\.git(?=$|\/\/)/u, "");
  for (const [pattern, type, overrides] of known) {
    if (!pattern.test(plain)) continue;
    const found = resourceType(type);
    return found === undefined ? undefined : { type, known: { ...found, ...overrides } };
  }
  return undefined;
}

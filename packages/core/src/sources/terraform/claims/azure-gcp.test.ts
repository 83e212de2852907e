import { expect, it } from "vitest";
import { counted, said } from "../claims.fixture.ts";
import { terraform } from "../source.ts";

const azure = `
provider "azurerm" { subscription_id = "0b1c2d3e-0000-4000-8000-000000000001" }
resource "azurerm_resource_group" "shop" {
  name     = "shop"
  location = "westeurope"
}
resource "azurerm_virtual_network" "net" {
  name                = "net"
  address_space       = ["10.1.0.0/16"]
  resource_group_name = azurerm_resource_group.shop.name
}
resource "azurerm_subnet" "apps" {
  name                 = "apps"
  virtual_network_name = azurerm_virtual_network.net.name
  address_prefixes     = ["10.1.1.0/24"]
}
resource "azurerm_service_plan" "plan" { name = "plan" }
resource "azurerm_linux_web_app" "front" {
  name            = "front"
  service_plan_id = azurerm_service_plan.plan.id
  https_only      = true
  app_settings    = { CACHE = azurerm_redis_cache.cache.hostname, API_KEY = "canary-azure-secret" }
  connection_string {
    name  = "Shop"
    type  = "SQLAzure"
    value = "Server=tcp:\${azurerm_mssql_server.db.fully_qualified_domain_name},1433;Database=shop;Password=canary-azure-secret"
  }
}
resource "azurerm_mssql_server" "db" {
  name    = "shop-db"
  version = "12.0"
}
resource "azurerm_mssql_database" "shop" {
  name      = "shop"
  server_id = azurerm_mssql_server.db.id
}
resource "azurerm_redis_cache" "cache" {
  name                = "cache"
  enable_non_ssl_port = false
}
resource "azurerm_storage_account" "files" {
  name                     = "shopfiles"
  account_replication_type = "GRS"
}
resource "azurerm_storage_container" "open" {
  name                  = "open"
  storage_account_name  = azurerm_storage_account.files.name
  container_access_type = "blob"
}
resource "azurerm_servicebus_namespace" "bus" { name = "bus" }
resource "azurerm_servicebus_queue" "jobs" {
  name         = "jobs"
  namespace_id = azurerm_servicebus_namespace.bus.id
}
`;

it("reads Azure: exactly what is there", async () => {
  const { claims, lines, diagnostics } = await said(terraform, { "infra/main.tf": azure });
  expect(diagnostics).toEqual([]);
  expect(counted(claims)).toEqual({
    zone: 4,
    node: 1,
    service: 1,
    store: 3,
    database: 1,
    broker: 1,
    topic: 1,
    finding: 1,
    "other runs on declared": 1,
    "other threatens declared": 1,
  });
  const front = "terraform:infra#azurerm_linux_web_app.front";
  expect(lines).toContain(`setting ${front} CACHE = <redis terraform=infra#azurerm_redis_cache.cache>`);
  expect(lines).toContain(
    `setting ${front} ConnectionStrings__Shop = <sqlserver terraform=infra#azurerm_mssql_server.db>`,
  );
  expect(lines).toContain(`attribute terraform:infra#azurerm_redis_cache.cache encryptedInTransit: true`);
  expect(lines).toContain(
    'attribute terraform:infra#azurerm_storage_account.files redundancy: {"word":"active-active"}',
  );
  expect(lines.find((line) => line.startsWith("mention topic"))).toContain(
    "in terraform:infra#azurerm_servicebus_namespace.bus",
  );
  expect(JSON.stringify(claims)).not.toContain("canary");
});

const gcp = `
provider "google" {
  project = "acme-shop"
  region  = "europe-west6"
}
resource "google_compute_network" "net" { name = "net" }
resource "google_compute_subnetwork" "apps" {
  name          = "apps"
  network       = google_compute_network.net.id
  ip_cidr_range = "10.2.0.0/20"
}
resource "google_container_cluster" "main" {
  name       = "main"
  network    = google_compute_network.net.name
  subnetwork = google_compute_subnetwork.apps.name
}
resource "google_container_node_pool" "pool" {
  name       = "pool"
  cluster    = google_container_cluster.main.name
  node_count = 3
}
resource "google_sql_database_instance" "db" {
  name             = "db"
  database_version = "POSTGRES_15"
  settings {
    availability_type = "REGIONAL"
    backup_configuration { enabled = true }
    ip_configuration { ipv4_enabled = true }
  }
}
resource "google_cloud_run_v2_service" "api" {
  name = "api"
  template {
    containers {
      image = "eu.gcr.io/acme/api:1"
      env {
        name  = "DB_HOST"
        value = google_sql_database_instance.db.private_ip_address
      }
      env {
        name  = "TOPIC"
        value = google_pubsub_topic.orders.id
      }
    }
  }
}
resource "google_pubsub_topic" "orders" { name = "orders" }
resource "google_pubsub_subscription" "orders" {
  name  = "orders"
  topic = google_pubsub_topic.orders.name
  push_config { push_endpoint = google_cloud_run_v2_service.api.uri }
}
resource "google_storage_bucket" "web" { name = "web" }
resource "google_storage_bucket_iam_member" "all" {
  bucket = google_storage_bucket.web.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
`;

it("reads Google Cloud: exactly what is there", async () => {
  const { claims, lines, diagnostics } = await said(terraform, { "main.tf": gcp });
  expect(diagnostics).toEqual([]);
  expect(counted(claims)).toEqual({
    zone: 4,
    node: 2,
    service: 1,
    store: 2,
    topic: 1,
    finding: 1,
    "data declared": 1,
    "other contains declared": 1,
    "other groups declared": 1,
    "other threatens declared": 1,
  });
  expect(lines).toContain(
    "setting terraform:.#google_cloud_run_v2_service.api DB_HOST = <postgresql terraform=.#google_sql_database_instance.db>",
  );
  expect(lines).toContain(
    "setting terraform:.#google_cloud_run_v2_service.api TOPIC = <pubsub terraform=.#google_pubsub_topic.orders>",
  );
  expect(lines).toContain("attribute terraform:.#google_sql_database_instance.db technology: PostgreSQL 15");
  expect(lines).toContain('attribute terraform:.#google_sql_database_instance.db exposed: {"word":"internet"}');
  expect(lines).toContain("attribute terraform:.#google_container_node_pool.pool nodes: 3");
});

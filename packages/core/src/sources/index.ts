/** Every source of discovery, alphabetically: the one list. Models of other tools (ArchiMate, Threagile, tables) come by import and stand beside it. */
import { ansible } from "./ansible.ts";
import { apache } from "./apache.ts";
import { apiGateways } from "./api-gateways.ts";
import { arm } from "./arm/source.ts";
import { asyncapi } from "./asyncapi/source.ts";
import { backstage } from "./backstage/source.ts";
import { caddy } from "./caddy.ts";
import { cargo } from "./cargo/source.ts";
import { cloudformation } from "./cloudformation/source.ts";
import { code } from "./code/source.ts";
import { codeowners } from "./codeowners.ts";
import { compose } from "./compose/source.ts";
import { composer } from "./composer/source.ts";
import { cyclonedx } from "./cyclonedx.ts";
import { dapr } from "./dapr.ts";
import { dataFactory } from "./data-factory/source.ts";
import { dbt } from "./dbt/source.ts";
import { ddl } from "./ddl/source.ts";
import { dockerfile } from "./dockerfile/source.ts";
import { dotnetConfig } from "./dotnet-config.ts";
import { ecs } from "./ecs.ts";
import { drawio } from "./drawio/source.ts";
import { envFiles } from "./env-files.ts";
import { envoy } from "./envoy.ts";
import { githubActions } from "./github-actions/source.ts";
import { gitlabCi } from "./gitlab-ci/source.ts";
import { goModules } from "./go-modules/source.ts";
import { gradle } from "./gradle/source.ts";
import { grafana } from "./grafana.ts";
import { graphql } from "./graphql/source.ts";
import { haproxy } from "./haproxy.ts";
import { inventory } from "./inventory/source.ts";
import { jaeger } from "./jaeger/source.ts";
import { jenkinsfile } from "./jenkinsfile/source.ts";
import { kubernetes } from "./kubernetes/source.ts";
import { logShippers } from "./log-shippers.ts";
import { lynis } from "./lynis.ts";
import { maven } from "./maven/source.ts";
import { mongodb } from "./mongodb.ts";
import { nessus } from "./nessus.ts";
import { nginx } from "./nginx/source.ts";
import { npm } from "./npm/source.ts";
import { nuget } from "./nuget/source.ts";
import { openapi } from "./openapi/source.ts";
import { openlineage } from "./openlineage.ts";
import { otelCollector } from "./otel-collector.ts";
import { otlp } from "./otlp/source.ts";
import { prometheus } from "./prometheus.ts";
import { protobuf } from "./protobuf/source.ts";
import { pythonPackages } from "./python-packages/source.ts";
import { qualys } from "./qualys.ts";
import { redisInfo } from "./redis-info.ts";
import { rubyGems } from "./ruby-gems/source.ts";
import { sarif } from "./sarif.ts";
import { spdx } from "./spdx.ts";
import { splunk } from "./splunk.ts";
import { springConfig } from "./spring-config/source.ts";
import { tableau } from "./tableau.ts";
import { terraform } from "./terraform/source.ts";
import { traefik } from "./traefik.ts";
import { trivy } from "./trivy.ts";
import { wsdl } from "./wsdl/source.ts";
import { xccdf } from "./xccdf.ts";
import type { Source } from "./source.ts";

export const sources: readonly Source[] = [
  ansible,
  apache,
  apiGateways,
  arm,
  asyncapi,
  backstage,
  caddy,
  cargo,
  cloudformation,
  code,
  codeowners,
  compose,
  composer,
  cyclonedx,
  dapr,
  dataFactory,
  dbt,
  ddl,
  dockerfile,
  dotnetConfig,
  drawio,
  ecs,
  envFiles,
  envoy,
  githubActions,
  gitlabCi,
  goModules,
  gradle,
  grafana,
  graphql,
  haproxy,
  inventory,
  jaeger,
  jenkinsfile,
  kubernetes,
  logShippers,
  lynis,
  maven,
  mongodb,
  nessus,
  nginx,
  npm,
  nuget,
  openapi,
  openlineage,
  otelCollector,
  otlp,
  prometheus,
  protobuf,
  pythonPackages,
  qualys,
  redisInfo,
  rubyGems,
  sarif,
  spdx,
  splunk,
  springConfig,
  tableau,
  terraform,
  traefik,
  trivy,
  wsdl,
  xccdf,
];

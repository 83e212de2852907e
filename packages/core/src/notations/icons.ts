/**
 * Which icon stands for which technology: names as people write them, and the icon of simple-icons (CC0) that is theirs. Firms that had
 * their marks removed there (Oracle, Microsoft, Amazon, IBM, Salesforce, Slack) have none here either; what runs on them shows the
 * icon of its kind. Each line: icon, then the words that mean it; without further words the icon's own name is the word.
 */

const table = `
postgresql: postgresql postgres pgsql | mysql | mariadb | sqlite | mongodb: mongodb mongo | apachecassandra: cassandra | couchbase
apachecouchdb: couchdb | neo4j | redis | elasticsearch: elasticsearch elastic\u00a0search | opensearch | clickhouse | snowflake | databricks | duckdb
influxdb: influxdb influx | timescale: timescaledb timescale | cockroachlabs: cockroachdb cockroach | tidb | scylladb | arangodb | surrealdb
planetscale | singlestore | teradata | supabase | firebase | apachehbase: hbase | apachehive: hive | apachesolr: solr
apachelucene: lucene | trino | presto | apachespark: spark pyspark | apacheflink: flink | apacheairflow: airflow | apachehadoop: hadoop hdfs
apachedruid: druid | apacheparquet: parquet | googlebigquery: bigquery | milvus | qdrant | minio | ceph | truenas

apachekafka: kafka | rabbitmq | apachepulsar: pulsar | natsdotio: nats jetstream | eclipsemosquitto: mosquitto | mqtt | celery
apachenifi: nifi | talend | airbyte | n8n | zapier | camunda | temporal | dapr

nginx | apache: apache httpd apache\u00a0http | apachetomcat: tomcat | eclipsejetty: jetty | traefikproxy: traefik | envoyproxy: envoy | caddy
kong | istio | linkerd | cilium | consul | etcd

kubernetes: kubernetes k8s | docker | podman | helm | redhatopenshift: openshift | rancher | k3s | vmware: vmware vsphere esxi | proxmox
openstack | qemu: qemu kvm | nutanix | terraform | opentofu | ansible | puppet | chef | pulumi | vagrant | packer | vault: vault hashicorp\u00a0vault
hashicorp | nomad | argo: argo argocd argo\u00a0cd | flux: flux fluxcd | tekton | harbor | knative | cloudfoundry: cloud\u00a0foundry | serverless

openjdk: java openjdk jdk jre j2ee javaee java\u00a0ee jakarta jakarta\u00a0ee | kotlin | scala | apachegroovy: groovy | clojure | python | nodedotjs: node nodejs node.js
deno | bun | javascript: javascript js ecmascript | typescript: typescript ts | go: go golang | rust | ruby | php | perl | swift: swiftui swift\u00a0lang | dart
dotnet: .net dotnet asp.net aspnet c# vb.net net\u00a0core | cplusplus: c++ cpp | c | r | julia | elixir | erlang | haskell | lua | fortran

react: react react.js reactjs react\u00a0native | angular: angular angularjs | vuedotjs: vue vue.js vuejs | svelte: svelte sveltekit
nextdotjs: next.js nextjs | nuxt: nuxt nuxt.js | astro | remix | jquery | vite | webpack | tailwindcss: tailwind tailwindcss
bootstrap | flutter | electron | ionic | html5: html html5 | apachecordova: cordova
springboot: spring\u00a0boot springboot | spring: spring spring\u00a0cloud spring\u00a0framework | springsecurity: spring\u00a0security | quarkus | hibernate
django | flask | fastapi | rubyonrails: rails ruby\u00a0on\u00a0rails | laravel | symfony | express: express.js expressjs | nestjs: nestjs nest.js | blazor
graphql | openapiinitiative: openapi | swagger | postman | socketdotio: socket.io | webrtc

keycloak | auth0 | okta | openid: openid oidc openid\u00a0connect | authelia | authentik | ory | jsonwebtokens: jwt | letsencrypt: let's\u00a0encrypt
openvpn | wireguard | fortinet: fortinet fortigate | paloaltonetworks: palo\u00a0alto | cisco | junipernetworks: juniper | pfsense | opnsense
f5: f5 big-ip | citrix: citrix netscaler | ubiquiti: ubiquiti unifi | bitwarden | vaultwarden | snyk | sonar: sonar sonarqube

linux | ubuntu | debian | redhat: red\u00a0hat redhat rhel | centos | rockylinux: rocky rocky\u00a0linux | almalinux: alma almalinux | suse: suse sles
opensuse | fedora | alpinelinux: alpine | archlinux: arch\u00a0linux | freebsd | macos | apple: apple ipados | ios | android | raspberrypi: raspberry\u00a0pi
intel | amd | nvidia: nvidia cuda | dell: dell poweredge emc | hp: hp hpe | lenovo | synology | netapp: netapp ontap | veeam

grafana | prometheus | jaeger | opentelemetry: opentelemetry otel | datadog | newrelic: new\u00a0relic | splunk | dynatrace | elastic: elastic elk
kibana | logstash | fluentd | fluentbit: fluent\u00a0bit | sentry | victoriametrics | pagerduty | thanos | icinga

github: github github\u00a0enterprise | githubactions: github\u00a0actions | gitlab: gitlab gitlab\u00a0ci | bitbucket | git | gitea | jenkins | circleci | teamcity
sonatype: nexus sonatype | jfrog: artifactory jfrog | apachemaven: maven | gradle | npm | backstage | liquibase | flyway | selenium | cypress
gatling | apachejmeter: jmeter

googlecloud: google\u00a0cloud gcp | cloudflare | fastly | akamai | vercel | netlify | digitalocean | ovh: ovh ovhcloud | hetzner | scaleway
alibabacloud: alibaba\u00a0cloud aliyun

sap: sap sap\u00a0erp s/4hana s4hana abap | jira | confluence | atlassian | mattermost | zoom | hubspot | zendesk | stripe | paypal | adyen | visa | mastercard
shopify | woocommerce | wordpress | drupal | joomla | typo3 | contentful | strapi | odoo | nextcloud | moodle | discourse
box: box.com | dropbox | googledrive: google\u00a0drive | gmail | qlik: qlik qlikview qlik\u00a0sense | looker | metabase | apachesuperset: superset
jupyter: jupyter jupyterlab | tensorflow | pytorch | scikitlearn: scikit-learn sklearn | anthropic | claude | huggingface: hugging\u00a0face | ollama
langchain | mlflow | googlegemini: gemini | mistralai: mistral | uipath | qgis | leaflet | mapbox | openstreetmap | googlemaps: google\u00a0maps | arcgis
asterisk | siemens | schneiderelectric: schneider\u00a0electric | bosch | homeassistant: home\u00a0assistant | arduino
matomo | googleanalytics: google\u00a0analytics | mailchimp | mailgun | thunderbird | firefox: firefox | googlechrome: chrome | safari
`;

interface Entry {
  readonly icon: string;
  readonly words: readonly string[];
}

/** Each icon with the words that mean it, in the order of the table. */
export const iconWords: readonly Entry[] = table
  .split(/[\n|]/)
  .map((line) => line.trim())
  .filter((line) => line !== "")
  .map((line) => {
    const [icon = "", words] = line.split(":", 2).map((part) => part.trim());
    return {
      icon,
      words:
        words === undefined
          ? [icon]
          : words
              .split(" ")
              .filter((word) => word !== "")
              .map(plain),
    };
  });

/** Icons that some technology has, alphabetically: those that are shipped. */
export const technologyIcons: readonly string[] = [
  ...new Set(iconWords.filter(({ words }) => words.length > 0).map(({ icon }) => icon)),
].toSorted();

const byWord: ReadonlyMap<string, string> = new Map(
  iconWords.flatMap(({ icon, words }) => words.map((word) => [word, icon])),
);
const longest: number = Math.max(...[...byWord.keys()].map((word) => word.split(" ").length));

/**
 * The icon of a technology as somebody has written it: "PostgreSQL 18.1", "Red Hat Enterprise Linux 9", "Java 21, Spring Boot". The first
 * that is known wins, longer names before shorter ones; undefined where nothing is.
 */
export function technologyIcon(text: string): string | undefined {
  const first = iconIn(text);
  // Most things called Apache are not the web server.
  return first === "apache" ? (iconIn(plain(text).replace(/apache/g, " ")) ?? first) : first;
}

function iconIn(text: string): string | undefined {
  const words = plain(text)
    .split(/[\s,;:()[\]{}"«»&]+|\/(?!\d)|\s[-–—]\s/)
    .map((word) => word.replace(/^[-–:]+|[.:!?-]+$/g, ""))
    .filter((word) => word !== "");
  for (let start = 0; start < words.length; start++) {
    for (let length = Math.min(longest, words.length - start); length > 0; length--) {
      const found = known(words.slice(start, start + length).join(" "), length === words.length);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** One-letter names mean a language only when they are all that is written: "C", "R". */
function known(words: string, isAll: boolean): string | undefined {
  if (words.length === 1 && !isAll) return undefined;
  return byWord.get(words) ?? byWord.get(words.replace(/[-_]?v?\d[\d.x]*$/, "").trim());
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll("’", "'").replace(/\s+/g, " ").trim();
}

/** Secrets seeded in every format that is read here: none may be in any claim or diagnostic, whole or in part. */
import { expect, it } from "vitest";
import { claimsFrom } from "../../samples.fixture.ts";
import { sources } from "../../index.ts";

const SECRET = "c4n4ryHunter2xQ9";

const files: Readonly<Record<string, string>> = {
  "a/Dockerfile": "FROM scratch\nCOPY . /\n",
  "a/pom.xml": `<project><artifactId>a</artifactId><properties><db.password>${SECRET}</db.password></properties><dependencies><dependency><groupId>g</groupId><artifactId>b</artifactId><version>\${db.password}</version></dependency></dependencies></project>`,
  "a/src/main/resources/application.yml": `spring:\n  datasource:\n    url: jdbc:mysql://root:${SECRET}@db:3306/x?password=${SECRET}\n    password: ${SECRET}\n  rabbitmq:\n    addresses: amqp://u:${SECRET}@mq:5672\n  data:\n    mongodb:\n      uri: mongodb://u:${SECRET}@mongo/x\n  cloud:\n    config:\n      uri: http://user:${SECRET}@config:8888\njwt:\n  secret: "\${JWT_SECRET:${SECRET}}"\n  header: "Bearer ${SECRET}"\nsome.url: "\${URL:http://u:${SECRET}@orders:80}"\n`,
  "b/src/main/resources/application.properties": `api.key=${SECRET}\nredis.url=redis://:${SECRET}@cache:6379\nlist=${SECRET},b\napp.token\\\n = ${SECRET}\n`,
  "c/C.csproj": `<Project><PropertyGroup><ApiKey>${SECRET}</ApiKey></PropertyGroup></Project>`,
  "c/appsettings.json": `{"ConnectionStrings":{"Db":"Server=sql;Database=x;User Id=sa;Password=${SECRET};","R":"cache:6379,password=${SECRET}"},"Jwt":{"Key":"${SECRET}"},"Serilog":{"Seq":"http://seq:80?apiKey=${SECRET}"}}`,
  "d/package.json": `{"name":"d","dependencies":{"x":"git+https://u:${SECRET}@git.acme.io/x.git","y":"https://registry.acme.io/y.tgz?token=${SECRET}"}}`,
  "d/.env": `DB_PASSWORD=${SECRET}\nMONGO=mongodb://u:${SECRET}@m:27017/x\nSESSION='${SECRET}'\n`,
  "d/yarn.lock": `"x@git+https://u:${SECRET}@git":\n  version "1.0.0"\n  resolved "https://u:${SECRET}@git"\n`,
  "e/nginx.conf": `http { server { location / { proxy_set_header Authorization "Basic ${SECRET}"; proxy_pass http://u:${SECRET}@app:80/?key=${SECRET}; } set $token ${SECRET}; } }`,
  "f/haproxy.cfg": `userlist u\n  user a insecure-password ${SECRET}\nbackend b\n  http-request set-header X ${SECRET}\n  server s app:80\n`,
  "g/traefik.yml": `entryPoints: {}\nhttp:\n  middlewares:\n    a:\n      basicAuth:\n        users: ["u:${SECRET}"]\n  services:\n    s:\n      loadBalancer:\n        servers:\n          - url: http://u:${SECRET}@app:80\n`,
  "h/Caddyfile": `:80 {\n  basic_auth {\n    u ${SECRET}\n  }\n  reverse_proxy http://u:${SECRET}@app:80\n}\n`,
  "i/proxy.conf": `ProxyPass / http://u:${SECRET}@app:80/\nRequestHeader set Authorization "${SECRET}"\n`,
  "j/prometheus.yml": `scrape_configs:\n  - job_name: a\n    basic_auth:\n      password: ${SECRET}\n    static_configs:\n      - targets: ["app:80"]\nremote_write:\n  - url: http://u:${SECRET}@mimir:80/push?token=${SECRET}\n`,
  "k/otel.yml": `receivers: {otlp: {}}\nexporters:\n  otlphttp:\n    endpoint: http://u:${SECRET}@tempo:4318\n    headers:\n      authorization: Bearer ${SECRET}\nservice: {pipelines: {traces: {receivers: [otlp], exporters: [otlphttp]}}}\n`,
  "l/datasources.yml": `datasources:\n  - name: a\n    type: mysql\n    url: db:3306\n    secureJsonData:\n      password: ${SECRET}\n`,
  "m/fluent.conf": `<match **>\n  @type elasticsearch\n  hosts http://u:${SECRET}@es:9200\n  password ${SECRET}\n</match>\n`,
  "m/logstash.conf": `output {\n  elasticsearch {\n    hosts => ["https://u:${SECRET}@es:9200"]\n    password => "${SECRET}"\n  }\n}\n`,
  "n/kong.yml": `_format_version: "3.0"\nservices:\n  - url: http://u:${SECRET}@app:80\nconsumers:\n  - keyauth_credentials:\n      - key: ${SECRET}\n`,
  "o/envoy.yaml": `static_resources:\n  clusters:\n    - name: a\n      load_assignment: {endpoints: [{lb_endpoints: [{endpoint: {address: {socket_address: {address: app, port_value: 80}}}}]}]}\n  listeners: [{route: {cluster: a}, token: ${SECRET}}]\n`,
  "p/requirements.txt": `--index-url https://u:${SECRET}@pypi.acme.io/simple\nflask==2.0\ngit+https://u:${SECRET}@git/x\n`,
  "q/Gemfile": `source "https://u:${SECRET}@gems.acme.io"\ngem "rails", "7.1", git: "https://${SECRET}@git"\n`,
  "r/composer.json": `{"require":{"a/b":"1.0"},"repositories":[{"url":"https://u:${SECRET}@x"}]}`,
  "s/build.gradle": `def token = "${SECRET}"\ndependencies { \n implementation "a:b:\${token}"\n}\n`,
  "t/Cargo.toml": `[package]\nname = "t"\n[dependencies]\nx = { git = "https://u:${SECRET}@git" }\n`,
  "u/go.mod": "module acme.io/u\n",
  // Broken files: what is told of the fault must not quote them.
  "v/src/main/resources/application.yml": `spring:\n  password: ${SECRET}\n : "${SECRET}\n`,
  "w/appsettings.json": `{"Password": ${SECRET} "x": }`,
  "x/Cargo.toml": `password = ${SECRET}\n`,
};

it("no seeded secret is in any claim or diagnostic", async () => {
  const { claims, diagnostics } = await claimsFrom(sources, files);
  const read = new Set(claims.map(({ at }) => at.file.split("/")[0]));
  for (const folder of "abcdefghijklmnopqrstu") expect([...read]).toContain(folder);
  for (const one of [...claims, ...diagnostics]) expect(JSON.stringify(one)).not.toContain(SECRET);
});

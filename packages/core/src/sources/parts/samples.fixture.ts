/** A small system deployed in every way that is read: Compose, Dockerfile, manifests, kustomization, chart. Secrets in it begin with `canary`. */
export const deploymentSamples: Readonly<Record<string, string>> = {
  "compose.yaml": `include: [extra/compose.yaml]
x-common: &common
  restart: unless-stopped
  environment: &env
    SHARED_URL: http://stock:8080
services:
  web:
    <<: *common
    build: {context: ., dockerfile: web/Dockerfile, args: {PART: web}}
    environment:
      <<: *env
      CART_URL: http://cart:8080/api
      ORDERS_DB: "postgres://shop:canary-one@orders-db:5432/orders?sslmode=off"
      API_TOKEN: canary-two
      BARE:
      HOST: \${WEB_HOST:-web}
    depends_on: [cart]
    ports: ["8080:80"]
    volumes: ["./web/nginx.conf:/etc/nginx/nginx.conf:ro"]
    command: ["serve", "--stock-url=http://stock:8080", "--password=canary-three"]
  cart:
    extends: {file: extra/base.yaml, service: base}
    image: ghcr.io/acme/cart:1.2.3
    hostname: carts
    env_file: cart.env
    deploy: {replicas: 3, resources: {limits: {cpus: "0.5", memory: 256M}}}
    healthcheck: {test: ["CMD", "true"]}
  orders-db:
    image: postgres:16.1-alpine
    environment: ["POSTGRES_PASSWORD=canary-four", "POSTGRES_DB=orders"]
`,
  "compose.override.yaml": `services:
  web:
    ports: !override []
    environment: {LOG_LEVEL: debug}
`,
  "extra/compose.yaml": `services:
  stock:
    build: ../stock
    links: ["cart:basket"]
`,
  "extra/base.yaml": `services:
  base:
    restart: always
    environment: {REDIS_ADDR: "redis:6379"}
`,
  "cart.env": "# one\nMONGO_URL=mongodb://cart:canary-five@mongo:27017/carts\nexport SECRET_KEY='canary-six'\n",
  ".env": "WEB_HOST=web.local\n",
  "web/Dockerfile": `ARG VERSION=20
FROM node:\${VERSION}-alpine AS build
ARG NPM_TOKEN=canary-seven
COPY web/package.json web/
RUN <<EOF
echo FROM nothing
EOF
FROM nginx:1.27
ENV CART_HOST=cart \\
    # a comment between
    DB_PASSWORD=canary-eight
EXPOSE 80/tcp 443
HEALTHCHECK CMD curl localhost
USER 101
CMD ["nginx", "-g", "daemon off;"]
`,
  "web/package.json": "{}",
  "stock/Dockerfile":
    "FROM eclipse-temurin:21\nCOPY target/stock-service-1.0.jar /\nENTRYPOINT java -jar /stock-service-1.0.jar\n",
  "k8s/kustomization.yaml": `resources: [cart.yaml, policy.yaml]
namespace: shop
images: [{name: cart, newName: ghcr.io/acme/cart, newTag: 1.2.3}]
replicas: [{name: cart, count: 4}]
configMapGenerator:
  - name: cart-config
    literals: ["ORDERS_URL=http://orders.shop.svc.cluster.local"]
patches:
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: cart}
      spec: {template: {spec: {containers: [{name: cart, env: [{name: STOCK_URL, value: "http://stock:8080"}]}]}}}
`,
  "k8s/cart.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: {name: cart}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata: {labels: {app: cart}}
    spec:
      initContainers:
        - {name: wait, image: busybox, command: ["sh", "-c", "until nc -z mongo 27017; do sleep 1; done"]}
      containers:
        - name: cart
          image: cart
          envFrom: [{configMapRef: {name: cart-config}}]
          env:
            - name: MONGO_HOST
              value: mongo
            - name: MONGO_URL
              value: mongodb://cart:canary-nine@$(MONGO_HOST):27017/carts
            - name: DB_URL
              valueFrom: {secretKeyRef: {name: cart-secret, key: url}}
          readinessProbe: {httpGet: {path: /, port: 8080}}
          livenessProbe: {httpGet: {path: /, port: 8080}}
          resources: {limits: {cpu: 250m, memory: 128Mi}}
          securityContext: {runAsNonRoot: true, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
---
apiVersion: v1
kind: Service
metadata: {name: carts}
spec: {selector: {app: cart}}
---
apiVersion: v1
kind: Secret
metadata: {name: cart-secret}
data: {url: bXlzcWw6Ly9jYXJ0OmNhbmFyeS10ZW5Ac3RvY2stZGI6MzMwNi9zdG9jaw==}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: cart}
spec: {minAvailable: 50%, selector: {matchLabels: {app: cart}}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: cart}
spec:
  scaleTargetRef: {kind: Deployment, name: cart}
  minReplicas: 2
  maxReplicas: 8
  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]
`,
  "k8s/policy.yaml": `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: cart}
spec:
  podSelector: {matchLabels: {app: cart}}
  ingress:
    - from: [{podSelector: {matchLabels: {app: web}}}, {ipBlock: {cidr: 10.0.0.0/8}}]
  egress:
    - to: [{podSelector: {matchLabels: {app: mongo}}}]
`,
  "orders/chart/Chart.yaml":
    "apiVersion: v2\nname: shop-orders-chart\nversion: 0.1.0\ndependencies:\n  - {name: redis, version: 1.x.x, repository: 'https://charts.example.net', condition: redis.enabled}\n",
  "orders/chart/values.yaml":
    "replicas: 2\nimage: {repository: ghcr.io/acme/orders, tag: ''}\nenv:\n  STOCK_URL: http://stock\n  ORDERS_PASSWORD: canary-eleven\nredis: {enabled: true}\n",
  "orders/chart/templates/_helpers.tpl": `{{/* the name */}}
{{- define "orders.name" -}}
{{- if contains "orders" .Release.Name }}{{ .Release.Name }}{{ else }}{{ printf "%s-%s" .Release.Name "orders" | trunc 63 | trimSuffix "-" }}{{ end }}
{{- end }}
`,
  "orders/chart/templates/deployment.yaml": `{{- if .Values.replicas }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "orders.name" . }}
spec:
  replicas: {{ .Values.replicas | default 1 }}
  template:
    metadata:
      labels: {app: orders}
    spec:
      containers:
        - name: orders
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.Version }}"
          env:
            {{- range $name, $value := .Values.env }}
            - name: {{ $name }}
              value: {{ $value | quote }}
            {{- end }}
            - name: ODD
              value: {{ someFunction "x" }}
            - name: REDIS_ADDR
              value: {{ .Release.Name }}-redis-master:6379
{{- end }}
`,
  "ecs/task-definition.json": `{"family": "shop", "containerDefinitions": [{"name": "orders", "image": "acme/orders:1", "cpu": 256, "memory": 512,
  "environment": [{"name": "DB_URL", "value": "postgres://o:canary-twelve@orders-db/orders"}, {"name": "API_KEY", "value": "canary-thirteen"}]}]}
`,
};

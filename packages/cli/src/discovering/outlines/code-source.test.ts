/** The source of claims for code with the real parsers: small units in every language, and what must come of them and what must not. */
import { encode } from "@orrery/core/base/text";
import { claimLine } from "@orrery/core/model/claims/claim-lines";
import { code } from "@orrery/core/sources/code/source";
import { inMemoryFile, readAll } from "@orrery/core/sources/read-all";
import { beforeAll, describe, expect, it } from "vitest";
import { openOutlines } from "./open-outlines.ts";

let outline: Awaited<ReturnType<typeof openOutlines>>;

beforeAll(async () => {
  outline = await openOutlines();
});

async function linesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const tree = Object.entries(files).map(([path, text]) => inMemoryFile(path, encode(text)));
  const lines: string[] = [];
  for await (const heard of readAll({ files: tree }, [code], { outline })) {
    if (heard.heard === "claim") lines.push(claimLine(heard.claim));
    if (heard.heard === "diagnostic") lines.push(heard.diagnostic.code);
  }
  return lines;
}

/** Relationships alone, without their places. */
async function relationsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const lines = await linesOf(files);
  return lines.filter((line) => line.includes(" -> ")).map((line) => line.replace(/ @ .*$/u, ""));
}

describe("addresses", () => {
  it("are followed through constants, formats and own functions in Java", async () => {
    const found = await relationsOf({
      "pay/pom.xml": "<project/>",
      "pay/src/main/java/a/Urls.java":
        'class Urls { static final String CART = "http://cart-service:8080"; static String of(String name) { return "http://" + name + "/api"; } }',
      "pay/src/main/java/a/Calls.java":
        'class Calls {\n  void a() { rest.getForObject(Urls.CART + "/items", String.class); }\n  void b() { String url = Urls.of("order-service"); rest.postForObject(url, null, String.class); }\n' +
        '  void c() { String jdbc = String.format("jdbc:mysql://%s/cities", System.getenv("DB_HOST") == null ? "mysql" : System.getenv("DB_HOST")); }\n' +
        '  void d() { discoveryClient.getInstances("customers-service"); log.info("http://never-called/x"); }\n}\n',
      "pay/src/test/java/a/CallsTest.java":
        'class CallsTest { void t() { rest.getForObject("http://only-in-tests/x", String.class); } }',
    });
    expect(found).toEqual([
      "call code:pay -> <http order-service /api> by http (literal)",
      "data code:pay -> <$DB_HOST mysql mysql> by mysql (literal)",
      "call code:pay -> <http named customers-service> by http (client)",
      "call code:pay -> <http cart-service:8080 /items> by http (literal)",
    ]);
  });

  it("of variables and Feign, and of properties with prefixes, are left to the deployment", async () => {
    const lines = await linesOf({
      "ui/build.gradle": "",
      "ui/src/main/java/E.java":
        '@ConfigurationProperties(prefix = "shop.endpoints")\nclass E { private String catalogUrl; }\nclass U { void go(E e) { WebClient.create(e.getCatalogUrl()); } }\n',
      "ui/src/main/java/F.java":
        '@FeignClient(name = "accounts", url = "${accounts.url:http://accounts:81}")\ninterface F {}\n@FeignClient("rates")\ninterface G {}\n',
      "ui/src/main/java/V.java":
        'class V { V(@Value("http://${BALANCES}/balances") String b, @Value("${greeting.name:cart}") String n) {} }\n',
    });
    expect(lines).toEqual(
      expect.arrayContaining([
        "call code:ui -> <$shop.endpoints.catalog-url http> by http (client) @ ui/src/main/java/E.java:2",
        "call code:ui -> <$accounts.url http accounts:81> by http (literal) @ ui/src/main/java/F.java:1",
        "call code:ui -> <http named rates> by http (client) @ ui/src/main/java/F.java:3",
        "reading code:ui BALANCES @ ui/src/main/java/V.java:1",
        "reading code:ui greeting.name @ ui/src/main/java/V.java:1",
        "call code:ui -> <$BALANCES http> by http (client) @ ui/src/main/java/V.java:1",
      ]),
    );
    expect(lines.filter((line) => line.includes("greeting") && line.includes("->"))).toEqual([]);
  });

  it("are followed in Go through pointers, struct tags, parameters and a default that is set later", async () => {
    const found = await relationsOf({
      "shop/go.mod": "module shop",
      "shop/main.go":
        'package main\nimport (\n "os"\n "google.golang.org/grpc"\n "github.com/streadway/amqp"\n)\nfunc main() {\n  mustMapEnv(&svc.cartAddr, "CART_ADDR")\n  connect(svc.cartAddr)\n  host, ok := os.LookupEnv("AMQP_HOST")\n  if !ok { host = "rabbitmq" }\n  amqp.Dial(fmt.Sprintf("amqp://guest:guest@%s:5672/", host))\n  sql.Open("mysql", fmt.Sprintf("%s:%s@tcp(%s)/db", c.User, c.Pass, c.Endpoint))\n}\nfunc connect(addr string) { grpc.Dial(addr) }\n' +
        'type C struct {\n  Endpoint string `env:"DB_ENDPOINT,default=catalog-db:3306"`\n  User string `env:"DB_USER,default=shop_user"`\n}\n',
    });
    expect(found).toEqual([
      "call code:shop -> <$CART_ADDR grpc> by grpc (client)",
      "data code:shop -> <$AMQP_HOST amqp rabbitmq:5672> by amqp (literal)",
      "data code:shop -> <$DB_ENDPOINT mysql catalog-db:3306> by mysql (literal)",
    ]);
  });

  it("are followed in Python, PHP, Ruby and Rust", async () => {
    expect(
      await relationsOf({
        "p/requirements.txt": "requests",
        "p/a.py":
          "import requests, pika\nCART = os.getenv('CART_HOST', 'cart')\nGATE = os.getenv('GATE', 'https://paypal.com/')\nrequests.get('http://{c}:8080/x/{i}'.format(c=CART, i=i))\nrequests.get(GATE)\nclass P:\n  HOST = os.getenv('MQ', 'rabbit')\n  def __init__(self):\n    self.p = pika.ConnectionParameters(host=self.HOST)\n",
      }),
    ).toEqual([
      "call code:p -> <$CART_HOST http cart:8080> by http (literal)",
      "call code:p -> <$GATE https paypal.com> by https (literal)",
      "data code:p -> <$MQ amqp rabbit> by amqp (literal)",
    ]);
    expect(
      await relationsOf({
        "r/composer.json": "{}",
        "r/k.php":
          "<?php $c->set('a', getenv('CATALOGUE_URL') ?: 'http://catalogue:8080'); $c->set('b', getenv('PDO_URL') ?: 'mysql:host=mysql;dbname=ratings'); $x = 'php://stdout';",
      }),
    ).toEqual([
      "data code:r -> <$PDO_URL mysql mysql /ratings> by mysql (literal)",
      "call code:r -> <$CATALOGUE_URL http catalogue:8080> by http (literal)",
    ]);
    expect(
      await relationsOf({
        "b/Gemfile": "",
        "b/a.rb": "conn = Faraday.new(url: ENV.fetch('ORDERS_URL', 'http://orders:80'))\n",
      }),
    ).toEqual(["call code:b -> <$ORDERS_URL http orders:80> by http (literal)"]);
    expect(
      await relationsOf({
        "s/Cargo.toml": "",
        "s/src/main.rs":
          'async fn q() { let u = format!("{}{}", env::var("QUOTE_ADDR").unwrap(), "/q"); client.post(u).send().await; }\n',
      }),
    ).toEqual(["call code:s -> <$QUOTE_ADDR http> by http (client)"]);
  });

  it("are followed in C#, and to connection names of .NET", async () => {
    expect(
      await relationsOf({
        "Web/Web.csproj": "",
        "Web/Program.cs":
          'var redis = Configuration["REDIS_ADDR"];\nservices.AddStackExchangeRedisCache(options => { options.Configuration = redis; });\nbuilder.Services.AddHttpClient<Catalog>(o => o.BaseAddress = new("https+http://catalog-api"));\nbuilder.AddNpgsqlDbContext<C>("ordersdb");\nbuilder.Services.AddCors(o => o.WithOrigins("http://some-frontend"));\nclass W { static void Open(string h) { ConnectionMultiplexer.Connect(Ip(h)); } static string Ip(string h) => Dns.GetHostEntryAsync(h).Result.First().ToString(); static void Main() { Open("cache"); } }\n',
      }),
    ).toEqual([
      "data code:Web -> <$REDIS_ADDR redis> by redis (client)",
      "call code:Web -> <http catalog-api> by http (literal)",
      "data code:Web -> <$ConnectionStrings:ordersdb postgresql named ordersdb as store|broker|database> by postgresql (client)",
      "data code:Web -> <redis cache> by redis (literal)",
    ]);
  });

  it("are no links, schemas, messages, examples, secrets or the program's own", async () => {
    const lines = await linesOf({
      "n/package.json": "{}",
      "n/a.js": [
        "const docs = 'https://docs.vendor.com/guide';",
        "const homepage = 'https://shop.acme-store.com';",
        "throw new Error('see http://wiki-host/help');",
        "console.log('http://logged-host:80');",
        "app.use(cors({ origin: 'http://front-host' }));",
        "const ns = 'http://www.w3.org/2000/svg';",
        "const me = 'http://localhost:3000';",
        "const topic = process.env.DB_NAME || 'orders';",
        "const scheme = 'maui://callback';",
        "const pay = await axios.post('https://api.stripe.com/v1/charges', body);",
        "const db = 'mongodb://root:CANARY-s3cr3t@mongo:27017/shop?authSource=CANARY-2';",
        "const key = process.env.API_KEY || 'CANARY-3';",
      ].join("\n"),
    });
    expect(lines.filter((line) => line.includes(" -> ")).map((line) => line.replace(/ @ .*/u, ""))).toEqual([
      "call code:n -> <https api.stripe.com /v1/charges> by https (literal)",
      "data code:n -> <mongodb mongo:27017 /shop> by mongodb (literal)",
    ]);
    expect(lines.join("\n")).not.toContain("CANARY");
  });
});

it("joins a stub to the one unit that serves it, and topics to both sides", async () => {
  const found = await relationsOf({
    "a/go.mod": "module a",
    "a/main.go":
      'package main\nimport "google.golang.org/grpc"\nfunc f(c *grpc.ClientConn) { pb.NewCartServiceClient(c); pb.NewHealthClient(c) }\n',
    "b/package.json": "{}",
    "b/server.js": "const grpc = require('@grpc/grpc-js');\nserver.addService(shop.CartService.service, {});\n",
    "c/requirements.txt": "",
    "c/w.py":
      "import pika\nchannel.basic_publish(exchange='orders-ex', routing_key='k', body=b)\nchannel.basic_consume(queue='jobs')\n",
  });
  expect(found).toEqual([
    "call code:a -> code:b by grpc (client)",
    "data flows code:c -> code:c#topic/orders-ex by amqp (literal)",
    "data flows code:c#topic/jobs -> code:c by amqp (literal)",
  ]);
});

it("reads a host of Aspire: what it declares, what it joins, what waits, and nothing that is switched off", async () => {
  const lines = await linesOf({
    "src/App.Host/App.Host.csproj": "",
    "src/App.Host/Program.cs":
      'var builder = DistributedApplication.CreateBuilder(args);\nvar cache = builder.AddRedis("cache");\nvar db = builder.AddPostgres("pg").AddDatabase("ordersdb");\nvar api = builder.AddProject<Projects.Orders_API>("orders-api")\n  .WithReference(db).WaitFor(cache);\nbuilder.AddProject<Projects.Web>("web").WithReference(api).WithEnvironment("Identity__Url", api.GetEndpoint("http"));\nbool useAi = false;\nif (useAi) { builder.AddOllama("ai"); }\n',
    "src/Orders.API/Orders.API.csproj": "",
    "src/Orders.API/Program.cs": 'builder.AddRedisClient("cache");\n',
    "src/Web/Web.csproj": "",
    "src/Web/Program.cs": "var a = 1;\n",
  });
  expect(lines).toEqual(
    expect.arrayContaining([
      'mention store code:src/App.Host#cache "cache" [host cache] @ src/App.Host/Program.cs:2',
      'mention service code:src/App.Host#orders-api "orders-api" [host orders-api, directory src/Orders.API] @ src/App.Host/Program.cs:4',
      "data code:src/App.Host#orders-api -> code:src/App.Host#ordersdb (declared) @ src/App.Host/Program.cs:5",
      "startup code:src/App.Host#orders-api -> code:src/App.Host#cache (start-order) @ src/App.Host/Program.cs:5",
      "call code:src/App.Host#web -> code:src/App.Host#orders-api (declared) @ src/App.Host/Program.cs:6",
    ]),
  );
  expect(lines.join("\n")).not.toContain("#ai");
});

it("takes each program of a Go module apart, with the packages that it imports", async () => {
  const lines = await linesOf({
    "go.mod": "module x.org/shop",
    "cmd/cart/main.go": 'package main\nimport "x.org/shop/internal/store"\nfunc main() { store.Open() }\n',
    "cmd/mail/main.go": 'package main\nfunc main() { os.Getenv("SMTP_HOST") }\n',
    "internal/store/store.go": 'package store\nfunc Open() { os.Getenv("PG_URL") }\n',
  });
  expect(lines).toEqual([
    'mention code code:cmd/cart "cart" [directory cmd/cart] @ cmd/cart/main.go',
    "reading code:cmd/cart PG_URL @ internal/store/store.go:2",
    'mention code code:cmd/mail "mail" [directory cmd/mail] @ cmd/mail/main.go',
    "reading code:cmd/mail SMTP_HOST @ cmd/mail/main.go:2",
  ]);
});

it("tells what a shared library does of the programs that import it, and of no other", async () => {
  const found = await relationsOf({
    "common/pom.xml": "",
    "common/src/main/java/c/CartClient.java":
      'package acme.common;\nclass CartClient { void go() { rest.getForObject("http://cart:8080/x", String.class); } }\n',
    "orders/pom.xml": "",
    "orders/src/main/java/o/Main.java":
      "package acme.orders;\nimport acme.common.CartClient;\nclass Main { static void main(String[] a) { new CartClient().go(); } }\n",
    "mail/pom.xml": "",
    "mail/src/main/java/m/Main.java": "package acme.mail;\nclass Main { static void main(String[] a) { } }\n",
  });
  expect(found).toEqual(["call code:orders -> <http cart:8080 /x> by http (literal)"]);
});

it("reads languages without a grammar word by word", async () => {
  expect(
    await linesOf({
      "k/build.gradle.kts": "",
      "k/src/main/kotlin/Main.kt":
        'package a\nimport org.apache.kafka.clients.consumer.KafkaConsumer\nclass Main {\n  val broker: String = System.getenv("KAFKA_ADDR") ?: "kafka:9092"\n  @Value("\\${cart.url:http://cart:80}") lateinit var cart: String\n  // val x = "http://in-a-comment"\n  fun go(id: String) = client.get("http://orders:81/items/$id")\n}\n',
    }),
  ).toEqual([
    'mention code code:k "k" [directory k] @ k/src/main/kotlin/Main.kt',
    "reading code:k KAFKA_ADDR @ k/src/main/kotlin/Main.kt:4",
    "reading code:k cart.url @ k/src/main/kotlin/Main.kt:5",
    "data code:k -> <$KAFKA_ADDR kafka kafka:9092> by kafka (literal) @ k/src/main/kotlin/Main.kt:4",
    "call code:k -> <$cart.url http cart:80> by http (literal) @ k/src/main/kotlin/Main.kt:5",
    "call code:k -> <http orders:81 /items/> by http (literal) @ k/src/main/kotlin/Main.kt:7",
  ]);
});

describe("what programs call from afar", () => {
  it("is found by the interface that one offers and the other names", async () => {
    const found = await relationsOf({
      "stock/pom.xml": "<project/>",
      "stock/src/main/java/a/StockImpl.java":
        "import org.apache.dubbo.config.annotation.DubboService;\n@DubboService class StockImpl implements StockService {}\n",
      "cache/pom.xml": "<project/>",
      "cache/src/main/java/a/CacheVerticle.java":
        "class CacheVerticle { void start() { new ServiceBinder(vertx).setAddress(A).register(CounterService.class, this); } }\n",
      "order/pom.xml": "<project/>",
      "order/src/main/java/a/Orders.java":
        "class Orders { @DubboReference private StockService stock;\n void f() { EventBusService.getProxy(discovery, CounterService.class, done); } }\n",
    });
    expect(found).toEqual([
      "call code:order -> code:stock by rpc (client)",
      "call code:order -> code:cache by rpc (client)",
    ]);
  });

  it("is no problem type of RFC 9457", async () => {
    const found = await relationsOf({
      "web/pom.xml": "<project/>",
      "web/src/main/java/a/Faults.java":
        'class Faults { static final URI KIND = URI.create("https://api.shop.com/errors/not-found"); static final URI API = URI.create("https://api.shop.com/orders"); }\n',
    });
    expect(found).toEqual(["call code:web -> <https api.shop.com /orders> by https (literal)"]);
  });
});

describe("one repository of several applications of TypeScript", () => {
  it("has a unit for each, and what a library reads is read by who imports it through an alias", async () => {
    const found = await linesOf({
      "package.json": "{}",
      "tsconfig.json":
        '{ "compilerOptions": { "paths": { "@app/shared": ["libs/shared/src"], "@app/shared/*": ["libs/shared/src/*"] } } }',
      "apps/gateway/tsconfig.app.json": "{}",
      "apps/gateway/src/main.ts": 'import { bus } from "@app/shared/bus";\nNestFactory.createMicroservice(bus);\n',
      "apps/mail/tsconfig.app.json": "{}",
      "apps/mail/src/main.ts": "NestFactory.create(Mail);\n",
      "libs/shared/tsconfig.lib.json": "{}",
      "libs/shared/src/bus.ts": 'import { env } from "node:process";\nexport const bus = { url: env.NATS_URL };\n',
    });
    expect(found.filter((line) => line.startsWith("reading"))).toEqual([
      "reading code:apps/gateway NATS_URL @ libs/shared/src/bus.ts:2",
    ]);
    expect(found.filter((line) => line.startsWith("mention")).map((line) => line.split(" ")[2])).toEqual([
      "code:apps/gateway",
      "code:apps/mail",
      "code:libs/shared",
    ]);
  });
});

describe("proxies of servers for developers", () => {
  it("send requests to what their settings name", async () => {
    const found = await relationsOf({
      "web/package.json": "{}",
      "web/vite.config.ts":
        'export default defineConfig({ server: { proxy: { "/api": { target: "http://api:5000", changeOrigin: true } } } });\n',
    });
    expect(found).toEqual(["call code:web -> <http api:5000> by http (literal)"]);
  });
});

describe("ports of the machine itself", () => {
  it("are told as what the code falls back to", async () => {
    const found = await linesOf({
      "web/package.json": "{}",
      "web/src/api.js":
        'const api = process.env.REACT_APP_API_URL || "http://localhost:5000";\nexport const items = () => fetch(api + "/items");\n',
    });
    expect(found.filter((line) => line.startsWith("setting"))).toEqual([
      "setting code:web REACT_APP_API_URL = http://localhost:5000 default @ web/src/api.js:1",
    ]);
  });
});

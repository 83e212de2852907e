import fc from "fast-check";
import { expect, it } from "vitest";
import { claimLine } from "../../model/claims/claim-lines.ts";
import { claimsFrom, haveSamples, sampleFiles } from "../samples.fixture.ts";
import { readNginx } from "./directives.ts";
import { nginx } from "./source.ts";

async function routes(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { claims } = await claimsFrom([nginx], files);
  return claims
    .filter(({ claim }) => claim === "relationship" || claim === "gap")
    .map((claim) => claimLine(claim).replace(/ @.*:/u, " @ "));
}

const docker = { "web/Dockerfile": "FROM nginx\nCOPY conf/ /etc/nginx/\n" };

it("puts variables, maps and upstreams of all files of an image together", async () => {
  expect(
    await routes({
      ...docker,
      "web/conf/nginx.conf":
        "http {\n  map $host $pool {\n    default blue:8080;\n    beta.acme.test green;\n  }\n  include conf.d/*.conf;\n}\n",
      "web/conf/upstreams.conf":
        "upstream green {\n  least_conn;\n  server green-1:8080 weight=2;\n  server green-2:8080;\n  server unix:/tmp/sock;\n}\n",
      "web/conf/shop.conf":
        'server {\n  set $orders "orders-api";\n  location /a { proxy_pass http://$pool; }\n  location /o { proxy_pass http://$orders:9000/v1$request_uri; }\n}\n',
    }),
  ).toEqual([
    "call nginx:web -> <http blue:8080> by http (route) @ 3",
    "call nginx:web -> <http green-1:8080> by http (route) @ 3",
    "call nginx:web -> <http green-2:8080> by http (route) @ 3",
    "call nginx:web -> <http orders-api:9000 /v1> by http (route) @ 4",
  ]);
});

it("knows the protocols, says what it cannot tell and passes over itself", async () => {
  expect(
    await routes({
      ...docker,
      "web/conf/a.conf":
        "server {\n  # proxy_pass http://commented:1;\n  location ~ \\.php$ { fastcgi_pass php:9000; }\n  location /g { grpc_pass grpc://ads:9555; }\n" +
        '  location /me { proxy_pass http://127.0.0.1:3000; }\n  location /any { proxy_pass http://$http_host; }\n  location ~ "^/x{2,3}$" { proxy_pass https://api.acme.io/x/$1; }\n}\n',
    }),
  ).toEqual([
    "call nginx:web -> <fastcgi php:9000> by fastcgi (route) @ 3",
    "call nginx:web -> <grpc ads:9555> by grpc (route) @ 4",
    'gap dynamic-address nginx:web "$http_host" @ 6',
    "call nginx:web -> <https api.acme.io /x> by https (route) @ 7",
  ]);
});

it("belongs to the image that copies it, else to whoever mounts it", async () => {
  const conf = "server { location / { proxy_pass http://app:1; } }";
  const { claims } = await claimsFrom([nginx], {
    "ui/Dockerfile": "FROM node\nCOPY . .\nFROM nginx\nCOPY --from=0 /dist /www\nCOPY deploy/nginx.conf /etc/nginx/\n",
    "ui/deploy/nginx.conf": conf,
    "ops/nginx.conf": conf,
  });
  expect(claims.filter(({ claim }) => claim === "mention").map(claimLine)).toEqual([
    'mention code nginx:ops/nginx.conf "nginx" [file ops/nginx.conf] @ ops/nginx.conf:1',
    'mention code nginx:ui "ui" [directory ui, file ui/deploy/nginx.conf] @ ui/deploy/nginx.conf:1',
  ]);
});

it("reads whatever is given to the end", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom("server", " ", "{", "}", ";", "\n", '"', "'", "\\", "$", "${", "#", "proxy_pass", "{{"),
        { maxLength: 80 },
      ),
      (parts) => {
        const { directives } = readNginx(parts.join(""), 10);
        expect(Array.isArray(directives)).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
  expect(readNginx("a {".repeat(5000), 100).fault?.isTooDeep).toBe(true);
});

it.skipIf(!haveSamples)("finds the six routes of Robot Shop's web server", async () => {
  const { claims, diagnostics } = await claimsFrom([nginx], sampleFiles("systems/robot-shop"));
  const lines = claims.filter(({ claim }) => claim === "relationship").map(claimLine);
  expect(lines).toHaveLength(6);
  expect(lines[0]).toBe(
    "call nginx:web -> <$CATALOGUE_HOST http :8080> by http (route) @ web/default.conf.template:61",
  );
  expect(diagnostics).toEqual([]);
});

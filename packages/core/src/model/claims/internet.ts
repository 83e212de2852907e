/** Which hosts are somebody else's service, and which are nothing: documentation, schemas, downloads, examples. */

/** Ends of names that no public name has. */
const inner =
  /(?:^|\.)(?:local|internal|lan|corp|home|intranet|private|svc|cluster|docker|test|example|invalid|localhost|localdomain|arpa|consul|default|svc-cluster|priv|dev-local|container|mesh)$/iu;

/** Generic top-level domains that addresses of services have; two letters are a country. */
const general = new Set(
  (
    "com org net io dev app cloud ai co info biz gov edu mil int xyz tech online store shop site website space live world digital " +
    "systems services solutions software agency network host page link one run tools works zone google amazon aws azure microsoft apple bank " +
    "finance money pay insurance health care global group media news email chat social blog club pro name mobi travel asia cat jobs tel post eu"
  ).split(" "),
);

/** Extensions of files that look like countries. */
const files =
  /\.(?:js|ts|py|rs|md|sh|pl|cs|go|rb|cc|so|ml|ps|mm|mk|vb|in|ts|tf|py|sc|st|gz|zip|mov|conf|json|ya?ml|xml|java|html?|properties|txt|log|jar|key|pem|crt|sock|sql|css|svg|png)$/iu;

/** Is the host likely a name of the public internet? */
export function isPublicHost(host: string): boolean {
  if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/iu.test(host)) return false;
  if (/^\d+(?:\.\d+)+$/u.test(host) || inner.test(host)) return false;
  const last = host.slice(host.lastIndexOf(".") + 1).toLowerCase();
  if (/^[a-z]{2}$/u.test(last))
    return !(files.test(host) && host.split(".").length === 2 && !/\.(?:in|st|sc|sh|rs|so|ai|io)$/iu.test(host));
  return general.has(last);
}

/** Hosts that are named and not called by a running system: specifications, documentation, packages, images, examples. */
const unspoken =
  /(?:^|\.)(?:example\.(?:com|org|net)|w3\.org|xmlsoap\.org|json-schema\.org|schema\.org|schemastore\.org|json\.schemastore\.org|openxmlformats\.org|purl\.org|xmlns\.com|apache\.org|springframework\.org|spring\.io|hibernate\.org|jboss\.org|jcp\.org|sun\.com|java\.net|oasis-open\.org|ietf\.org|rfc-editor\.org|iana\.org|wikipedia\.org|mozilla\.org|opensource\.org|gnu\.org|creativecommons\.org|swagger\.io|openapis\.org|smartbear\.com|stackoverflow\.com|medium\.com|readthedocs\.(?:io|org)|golang\.org|go\.dev|python\.org|rust-lang\.org|docs\.rs|(?:crates|npmjs|yarnpkg|pypi|pythonhosted|rubygems|nuget|packagist|mvnrepository|maven)\.(?:com|io|org)|unpkg\.com|jsdelivr\.net|cdnjs\.cloudflare\.com|bootstrapcdn\.com|fontawesome\.com|fonts\.googleapis\.com|fonts\.gstatic\.com|ajax\.googleapis\.com|code\.jquery\.com|sonatype\.org|jitpack\.io|gradle\.org|docker\.(?:io|com)|quay\.io|gcr\.io|ghcr\.io|mcr\.microsoft\.com|public\.ecr\.aws|registry\.k8s\.io|k8s\.io|kubernetes\.io|helm\.sh|schemas\.microsoft\.com|schemas\.android\.com|aka\.ms|go\.microsoft\.com|docs\.microsoft\.com|learn\.microsoft\.com|raw\.githubusercontent\.com|githubusercontent\.com|github\.io|gravatar\.com|placeholder\.com|via\.placeholder\.com|placehold\.co|picsum\.photos|unsplash\.com|lorempixel\.com|shields\.io|travis-ci\.(?:com|org)|codecov\.io|sonarcloud\.io|letsencrypt\.org|debian\.org|ubuntu\.com|alpinelinux\.org|fedoraproject\.org|deb\.nodesource\.com|nodesource\.com|yoursite\.com|mysite\.com|mydomain\.com|domain\.com|yourdomain\.com|company\.com|acme\.com|foo\.com|bar\.com|test\.com|somewhere\.com|weave\.works|weaveworks\.com)$/iu;

/** Pages that people read, registries of providers, addresses to fill in, and names of attributes of OpenTelemetry that look like hosts. */
const noService =
  /^(?:(?:twitter|x|linkedin|youtube)\.com|github\.blog|registry\.(?:terraform|opentofu)\.(?:io|org)|releases\.hashicorp\.com|your[\w-]*\.[\w.-]+|(?:net|http|db|messaging|server|client|rpc|host|service|url|peer)\.(?:\w+\.)*(?:name|host|port|address|system|id))$/iu;

/** Is it a host that texts name and running systems do not call? */
export function isUnspokenHost(host: string): boolean {
  return unspoken.test(host) || noService.test(host);
}

/** Hosts of repositories: the thing there is the repository, not the host. */
const forges = /^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|dev\.azure\.com|gitee\.com)$/iu;

/** What an element outside is called: the host without `www.`, a repository with its path. `undefined` where it is no service of anybody. */
export function externalName(host: string, path: string | undefined): string | undefined {
  const plain = host.toLowerCase().replace(/^www\./u, "");
  if (forges.test(plain)) {
    const [owner, name] = (path ?? "").replace(/^\/+/u, "").split("/");
    return owner === undefined || name === undefined || owner === "" || name === ""
      ? undefined
      : `${plain}/${owner}/${name.replace(/\.git$/u, "")}`;
  }
  return isPublicHost(plain) && !isUnspokenHost(plain) ? plain : undefined;
}

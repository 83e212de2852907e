/** What a text in the source is for, by what stands around it: an address that is called, or a link, a message, an example. */
import { isUnspokenHost } from "../../model/claims/internet.ts";
import { isSurelyPublicHost } from "./values.ts";
import type { Surrounding } from "./walk-expressions.ts";

/** Callees that only tell people something. */
const telling =
  /(?:^|[.\s])(?:log|logger|logging|_?logger\w*|console|slog|zap|logrus|print|println|printf|eprintln|fprintf|warn|debug|trace|error|info|fatal|panic|puts|echo|Errorf|WriteLine|WriteAsync|Log(?:Information|Warning|Error|Debug|Critical|Trace)|describe|it|test|expect|assert\w*|raise|abort|new \w*(?:Exception|Error)|withDescription|setDescription|termsOfService\w*|license\w*|contact\w*|externalDocs|addServer|addTag|setLicense|setContact|helmet|cors|CORS\w*|allowedOrigins\w*|AllowedOrigins|WithOrigins|addAllowedOrigin\w*|origins|setAllowedOrigins|CorsConfiguration|xmlns|QName|usage|help|ArgumentParser|add_argument|markdown|Text|Link|href)(?:$|[.(!])/u;
/** Exceptions and errors, whose texts are for people. */
const failing = /(?:Exception|Error|panic|abort|fatal)!?$/u;

const labelsOfLinks =
  /^(?:.*description|summary|title|license\w*|licence\w*|contact|homepage|help\w*|docs?(?:_?url)?|documentation\w*|externalDocs|terms\w*|link|links|href|src|icon|logo\w*|image\w*|img\w*|picture\w*|avatar\w*|photo\w*|thumbnail\w*|namespace|xmlns\w*|schema\w*|\$schema|\$id|referer|referrer|user[-_]?agent|origin|origins|cors\w*|allow\w*origin\w*|access-control\w*|redirect\w*|callback\w*|example\w*|placeholder|message|msg|error\w*|comment|text|label|note|content|body|csp|content-security-policy|data-\w+|targetNamespace|website|repository|bugs|author|url_prefix|postLogoutRedirectUris|redirectUris|audience|tooltip|footer\w*|copyright)$/iu;

/** Is the text spoken to people, or a rule about who may call us? */
export function isTold({ callees, labels }: Surrounding): boolean {
  return (
    callees.some((callee) => telling.test(callee) || failing.test(callee)) ||
    labels.some((label) => labelsOfLinks.test(label)) ||
    callees.some((callee) =>
      /^@(?:.*\.)?(?:ApiOperation|Operation|Tag|Info|Contact|License|Server|Servers|ExternalDocumentation|OpenAPIDefinition|Schema|ApiModelProperty|Api\w*|CrossOrigin|XmlRootElement|XmlType|WebService|RequestMapping|SuppressWarnings|see|Generated|Bean)$/u.test(
        callee,
      ),
    )
  );
}

/** Public places that source links to and does not call, beside those that nobody calls (`isUnspokenHost`). */
const linked =
  /(?:^|\.)(?:wikimedia\.org|java\.com|tempuri\.org|cdnjs\.com|cloudflare\.com|gstatic\.com|placehold\.it|pexels\.com|imgur\.com|example\.\w+|localhost\.\w+|microsoft\.com\/fwlink|msdn\.com|opentelemetry\.io|youtube\.com|youtu\.be|bit\.ly|t\.co|linkedin\.com|instagram\.com|gitbook\.io|reactjs\.org|react\.dev|vuejs\.org|angular\.io|angular\.dev|nodejs\.org|nextjs\.org|expressjs\.com|mui\.com|fb\.me|duendesoftware\.com|identityserver\.io|ruby-doc\.org|php\.net|symfony\.com|laravel\.com|djangoproject\.com|palletsprojects\.com|google\.com|github\.com|gitlab\.com|bitbucket\.org)$/u;
const calledAnyway =
  /^(?:api|graph|oauth2?|login|accounts|maps|translate|vision|speech|storage|www\.googleapis|hooks|uploads|auth)\./u;

/** May a public host be one that the code calls? Links, schemas, licences, registries of packages and downloads of pictures are not. */
export function isCallablePublicHost(host: string, path: string): boolean {
  if (!isSurelyPublicHost(host)) return false;
  // RFC 9457: an address that says of which kind a problem is; nobody dials it.
  if (/^\/?(?:errors|problems?)(?:\/[\w-]*)?$/iu.test(path)) return false;
  if (/\.(?:png|jpe?g|gif|svg|ico|css|js|html?|md|pdf|xsd|dtd|wsdl|woff2?|ttf|mp4)$/iu.test(path)) return false;
  if (
    /^(?:docs?|wiki|blog|help|support|cdn|fonts|static|images?|img|assets|media|schemas?|www\.w3|forum|community|learn|developers?)\./u.test(
      host,
    )
  )
    return false;
  return !(linked.test(host) || isUnspokenHost(host)) || calledAnyway.test(host);
}

/** Does what stands around a text say that it is called? */
export function isCallContext({ callees, labels }: Surrounding): boolean {
  return (
    labels.some((label) =>
      /(?:url|uri|endpoint|host|server|gateway|base|api|address|authority|issuer|target)s?\d*$|^(?:url|uri|endpoint|api|base|host)/iu.test(
        label,
      ),
    ) ||
    callees.some((callee) =>
      /(?:^|[.\s])(?:fetch|get|post|put|patch|delete|head|request|Request|NewRequest\w*|send|exchange|uri|url|create|connect|open|urlopen|call|new \w*(?:Client|Uri|URI|URL|Http\w+)|\w*(?:Client|Channel)|axios|got|baseUrl|target|getForObject|postForObject|getForEntity|postForEntity|curl_init|curl_setopt|file_get_contents|\w+Async|getenv|environ\.get|environ\[\]|env|AddHttpClient|Get|Post|Do)(?:$|\()/u.test(
        callee,
      ),
    )
  );
}

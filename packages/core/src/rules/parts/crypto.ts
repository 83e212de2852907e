/** Protocols and algorithms that no longer protect, by their names as people write them. */

/**
 * Protocols that send everything in clear, or are broken, whatever else is done (RFC 8996 for old TLS, NIST SP 800-52 and 800-131A).
 * Those that come with and without encryption under one name (jdbc, ldap, smtp, amqp ...) are left to what is said of the encryption.
 */
const CLEAR_PROTOCOLS: ReadonlySet<string> = new Set([
  "ftp",
  "tftp",
  "telnet",
  "http",
  "ws",
  "rsh",
  "rlogin",
  "rexec",
  "rcp",
  "smb1",
  "smbv1",
  "cifs",
  "pop3",
  "imap",
  "finger",
  "vnc",
  "snmpv1",
  "snmpv2",
  "snmpv2c",
  "netbios",
]);

/** Is it a protocol that protects nothing by itself? */
export function isClearProtocol(protocol: string): boolean {
  const word = protocol.toLowerCase();
  if (CLEAR_PROTOCOLS.has(word)) return true;
  return (word.startsWith("tls") || word.startsWith("ssl")) && weakPart(word) !== undefined;
}

/** The part of an algorithm or suite that is too weak: `SHA-1` of `RSA with SHA-1`; undefined where none is known to be. */
export function weakPart(text: string): string | undefined {
  return WEAK.exec(text)?.[0];
}

/** HMAC with SHA-1 is left out on purpose: collisions do not break it. */
const WEAK =
  /(?<![a-z0-9])(?:(?<!hmac[-_ ]?)(?:md[245]|sha[-_ ]?1(?![0-9])|sha(?=$|[\s,;+/)]))|(?:3|t|triple[-_ ]?)?des(?![a-z0-9])|rc[24](?![0-9])|arc4|arcfour|blowfish|idea|ssl(?:[-_ ]?v?[23](?:\.0)?)?(?![a-z0-9])|tls[-_ ]?v?1(?:\.[01])?(?![0-9.])|rsa[-_ ]?(?:512|768|1024)(?![0-9])|dsa[-_ ]?1024|dh[-_ ]?(?:512|768|1024)(?![0-9])|wep|wpa(?![-_ ]?[23])|ecb|export(?:40|56)?|null(?=[-_ ]))/iu;

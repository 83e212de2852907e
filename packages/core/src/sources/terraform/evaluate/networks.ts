/** Arithmetic of network ranges, IPv4: `cidrsubnet("10.0.0.0/16", 8, 3)` is `10.0.3.0/24`. */

export function cidrSubnet(prefix: string, bits: number, net: number): string | undefined {
  const range = readRange(prefix);
  if (range === undefined || !Number.isInteger(bits) || !Number.isInteger(net) || bits < 0 || net < 0) return undefined;
  const length = range.length + bits;
  if (length > 32 || net >= 2 ** bits) return undefined;
  return `${addressText(range.start + net * 2 ** (32 - length))}/${length}`;
}

export function cidrHost(prefix: string, host: number): string | undefined {
  const range = readRange(prefix);
  if (range === undefined || !Number.isInteger(host)) return undefined;
  const size = 2 ** (32 - range.length);
  const offset = host < 0 ? size + host : host;
  return offset < 0 || offset >= size ? undefined : addressText(range.start + offset);
}

function readRange(prefix: string): { readonly start: number; readonly length: number } | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/u.exec(prefix);
  if (match === null) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, length = 0] = match.slice(1).map(Number);
  if (Math.max(a, b, c, d) > 255 || length > 32) return undefined;
  const size = 2 ** (32 - length);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  return { start: Math.floor(address / size) * size, length };
}

function addressText(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

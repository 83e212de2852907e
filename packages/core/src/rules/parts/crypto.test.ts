import { describe, expect, it } from "vitest";
import { isClearProtocol, weakPart } from "./crypto.ts";

describe("weak cryptography", () => {
  it.each([
    ["MD5", "MD5"],
    ["RSA with SHA-1", "SHA-1"],
    ["sha1", "sha1"],
    ["SHA", "SHA"],
    ["3DES", "3DES"],
    ["Triple DES", "Triple DES"],
    ["des-cbc", "des"],
    ["RC4-128", "RC4"],
    ["TLS 1.0", "TLS 1.0"],
    ["TLSv1.1", "TLSv1.1"],
    ["TLS1", "TLS1"],
    ["SSLv3", "SSLv3"],
    ["RSA-1024", "RSA-1024"],
    ["AES-128-ECB", "ECB"],
    ["WPA", "WPA"],
  ])("finds the weak part of %s", (text, part) => {
    expect(weakPart(text)).toBe(part);
  });

  it.each([
    "AES-256-GCM",
    "TLS 1.2",
    "TLS1.3",
    "TLSv1.2",
    "TLS",
    "SHA-256",
    "SHA3-512",
    "SHA-512",
    "HMAC-SHA1",
    "RSA-2048",
    "RSA 10240",
    "Ed25519",
    "ECDSA P-256",
    "WPA2",
    "WPA3",
    "OpenSSL 3.2",
    "ChaCha20-Poly1305",
    "description",
    "AES-128",
  ])("leaves %s alone", (text) => {
    expect(weakPart(text)).toBeUndefined();
  });

  it("knows protocols that protect nothing", () => {
    for (const word of ["ftp", "telnet", "HTTP", "smb1", "tls1.0", "sslv3"])
      expect(isClearProtocol(word), word).toBe(true);
    for (const word of ["https", "sftp", "ftps", "ldaps", "ssh", "jdbc", "grpc", "tls1.3", "smb", "mqtt"])
      expect(isClearProtocol(word), word).toBe(false);
  });
});

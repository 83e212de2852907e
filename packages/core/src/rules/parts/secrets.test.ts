import { describe, expect, it } from "vitest";
import { secretIn } from "./secrets.ts";

const letters = "abcdefghij";

describe("a text that holds a secret", () => {
  it.each([
    ["password=hunter2secret", "a password"],
    ["jdbc:oracle:thin:@db;PWD=Tr0ub4dor", "a password"],
    ["Mot de passe : Geneve2026!", "a password"],
    ["postgres://app:s3cr3t@db.example.org/claims", "a password"],
    ["-----BEGIN RSA PRIVATE KEY-----", "a private key"],
    ["-----BEGIN PRIVATE KEY-----", "a private key"],
    [`AKIA${"IOSFODNN7EXAMPLE"}`, "an access key"],
    [`ghp_${"a1B2".repeat(9)}`, "an access token"],
    [`eyJ${letters}.eyJ${letters}.${letters}`, "an access token"],
    ["api_key = 9f8e7d6c5b4a", "an access key"],
    ["client_secret=a1b2c3d4e5", "an access key"],
  ])("is found: %s", (text, name) => {
    expect(secretIn(text)?.en).toBe(name);
  });

  it.each([
    "The password is kept in the vault",
    "password: see the vault",
    "password=${DB_PASSWORD}",
    "password=<secret>",
    "password=********",
    "Password: at least 12 characters",
    "token: OAuth2 with JWT",
    "auth = password, then mfa",
    "https://example.org/a:b@c",
    "postgres://app:${PASSWORD}@db/claims",
    "-----BEGIN CERTIFICATE-----",
    "-----BEGIN PUBLIC KEY-----",
    "ratio = 3:4",
    "secret=none",
    "mot de passe : politique du groupe",
  ])("is not: %s", (text) => {
    expect(secretIn(text)).toBeUndefined();
  });
});

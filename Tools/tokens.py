#!/usr/bin/env python3
"""Makes a key pair and tokens for trying out the service. Never for real persons.

  tokens.py keys DIR                      writes DIR/key.pem and DIR/jwks.json
  tokens.py token DIR --role caseworker --municipality 0101 --scope "profile.read"
"""
import argparse
import base64
import json
import os
import time

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def make_keys(folder: str, kid: str = "trial") -> None:
    os.makedirs(folder, exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    with open(os.open(f"{folder}/key.pem", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as f:
        f.write(pem)
    numbers = key.public_key().public_numbers()
    entry = {
        "kty": "EC",
        "crv": "P-256",
        "kid": kid,
        "use": "sig",
        "alg": "ES256",
        "x": b64(numbers.x.to_bytes(32, "big")),
        "y": b64(numbers.y.to_bytes(32, "big")),
    }
    with open(f"{folder}/jwks.json", "w") as f:
        json.dump({"keys": [entry]}, f)


def make_token(folder: str, claims: dict, kid: str = "trial", header: dict | None = None) -> str:
    with open(f"{folder}/key.pem", "rb") as f:
        key = serialization.load_pem_private_key(f.read(), None)
    head = {"alg": "ES256", "typ": "JWT", "kid": kid, **(header or {})}
    signed = b64(json.dumps(head).encode()) + "." + b64(json.dumps(claims).encode())
    r, s = decode_dss_signature(key.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    return signed + "." + b64(r.to_bytes(32, "big") + s.to_bytes(32, "big"))


SCOPES = (
    "profile.read profile.write register.write audit.read models.read models.write feed.read"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    keys = commands.add_parser("keys")
    keys.add_argument("dir")
    token = commands.add_parser("token")
    token.add_argument("dir")
    token.add_argument("--role", action="append", required=True)
    token.add_argument("--actor", default="trial-1")
    token.add_argument("--municipality")
    token.add_argument("--person", help="subject:12, for a citizen")
    token.add_argument("--source", action="append", default=[])
    token.add_argument("--scope", default=SCOPES)
    token.add_argument("--issuer", default="trial")
    token.add_argument("--audience", default="profilehistory")
    token.add_argument("--seconds", type=int, default=3600)
    options = parser.parse_args()
    if options.command == "keys":
        return make_keys(options.dir)
    now = int(time.time())
    claims = {
        "iss": options.issuer,
        "aud": options.audience,
        "sub": options.actor,
        "roles": options.role,
        "scope": options.scope,
        "iat": now,
        "exp": now + options.seconds,
    }
    if options.municipality:
        claims["municipality"] = options.municipality
    if options.person:
        claims["person"] = options.person
    if options.source:
        claims["sources"] = options.source
    print(make_token(options.dir, claims))


if __name__ == "__main__":
    main()

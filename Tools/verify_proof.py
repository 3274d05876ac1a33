#!/usr/bin/env python3
"""Checks a proof file, written from its specifications alone.

Usage: Tools/verify_proof.py PROOF (--record FILE | --leaf HASH) (--key KEY | --policy FILE)

PROOF is a C2SP tlog-proof, HASH the record's hash in base64 (SHA-256 behind a zero byte), KEY the
log's key as `name+id+key` (C2SP signed-note), FILE a policy (C2SP tlog-policy). The path is followed
as RFC 9162 section 2.1.3.2 says. Prints what the checkpoint says. Knows Ed25519 only.

Exit codes: 0 the record is in the log, 1 it is not proved, 2 usage.

Needs cryptography (Debian: python3-cryptography); Tools/python runs it with an interpreter that has.
"""

import argparse
import base64
import binascii
import hashlib
import struct
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

LOG, WITNESS = 1, 4


class NotProved(Exception):
    """The proof does not hold."""


def need(condition, reason):
    if not condition:
        raise NotProved(reason)


def decoded(text, reason):
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NotProved(reason) from None
    need(base64.b64encode(data).decode() == text, reason)
    return data


def decimal(text, reason):
    need(text.isascii() and text.isdigit() and (text == "0" or text[0] != "0"), reason)
    need(int(text) < 1 << 63, reason)
    return int(text)


class Key:
    """A public key and what it signs."""

    def __init__(self, text):
        name, plus, rest = text.partition("+")
        identity, other, key = rest.partition("+")
        need(name and plus and other, "the key is not of the form name+id+key")
        data = decoded(key, "the key is not base64")
        need(len(data) == 33 and data[0] in (LOG, WITNESS), "the key is not of Ed25519")
        self.name, self.kind, self.public = name, data[0], data[1:]
        self.identity = hashlib.sha256(name.encode() + b"\n" + data).digest()[:4]
        need(self.identity.hex() == identity, "the key's id is another key's")

    def check(self, signature, text):
        message = text
        if self.kind == WITNESS:
            need(len(signature) == 72, "a cosignature does not have 72 bytes")
            time = struct.unpack(">Q", signature[:8])[0]
            need(time < 1 << 63, "a cosignature's time is out of range")
            message, signature = b"cosignature/v1\ntime %d\n" % time + text, signature[8:]
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except InvalidSignature:
            raise NotProved(f"the signature of {self.name} is not that of its key") from None


class Policy:
    """Which logs are believed, and which witnesses must have signed."""

    def __init__(self, logs, members=None, quorum=None):
        self.logs, self.members, self.quorum = logs, members or {}, quorum

    @classmethod
    def read(cls, text):
        logs, members, used, quorum = [], {}, set(), "missing"
        for line in text.split(b"\n"):
            words = line.replace(b"\t", b" ").split(b" ")
            words = [word.decode("latin-1") for word in words if word]
            if not words or words[0].startswith("#"):
                continue
            kind, *rest = words
            if kind == "log":
                logs.append(Key(rest[0].encode("latin-1").decode()))
                need(logs[-1].kind == LOG, "a log's key signs otherwise")
            elif kind == "witness":
                need(rest[0] not in members and rest[0] != "none", "a name is taken")
                members[rest[0]] = Key(rest[1].encode("latin-1").decode())
                need(members[rest[0]].kind == WITNESS, "a witness's key signs otherwise")
            elif kind == "group":
                name, count, *inner = rest
                need(name not in members and name != "none" and inner, "a group is wrong")
                need(all(one in members for one in inner), "a member is not defined")
                need(len(set(inner)) == len(inner) and not used & set(inner), "a member stands twice")
                used |= set(inner)
                count = {"any": 1, "all": len(inner)}.get(count) or decimal(count, "a number is wrong")
                need(1 <= count <= len(inner), "a group asks for more than it has")
                members[name] = count, inner
            elif kind == "quorum":
                need(quorum == "missing", "there are two quorums")
                need(rest[0] == "none" or rest[0] in members, "the quorum is not defined")
                quorum = None if rest[0] == "none" else rest[0]
            else:
                raise NotProved(f"the policy has a line that begins with {kind}")
        need(quorum != "missing", "the policy has no quorum")
        return cls(logs, members, quorum)

    def has_witnessed(self, name, signers):
        member = self.members[name]
        if isinstance(member, Key):
            return member in signers
        count, inner = member
        return sum(self.has_witnessed(one, signers) for one in inner) >= count

    def accept(self, note):
        """The checkpoint's origin, size and root, once those signed who must."""
        text, signatures = note
        witnesses = [one for one in self.members.values() if isinstance(one, Key)]
        signers = []
        for name, identity, signature in signatures:
            for key in self.logs + witnesses:
                if key.name == name and key.identity == identity:
                    key.check(signature, text)
                    signers.append(key)
        lines = text.decode().split("\n")
        need(len(lines) >= 4 and all(lines[:-1]) and not lines[-1], "the note is no checkpoint")
        origin, size, root = lines[0], decimal(lines[1], "the size is wrong"), decoded(
            lines[2], "the root is not base64")
        need(len(root) == 32, "the root is no hash")
        need(any(key in self.logs and key.name == origin for key in signers),
             "no log that is believed signed the checkpoint")
        need(self.quorum is None or self.has_witnessed(self.quorum, signers),
             "too few witnesses signed the checkpoint")
        return origin, size, root, len([key for key in signers if key.kind == WITNESS])


def read_note(text):
    """A note's text and its signatures."""
    need(text.endswith("\n") and all(letter >= " " or letter == "\n" for letter in text),
         "the checkpoint is no note")
    body, blank, rest = text.rpartition("\n\n")
    need(blank and body, "the checkpoint has no signatures")
    signatures = []
    for line in rest[:-1].split("\n"):
        parts = line.split(" ")
        need(len(parts) == 3 and parts[0] == "\u2014" and parts[1] and "+" not in parts[1],
             "a signature line is wrong")
        data = decoded(parts[2], "a signature is not base64")
        need(len(data) > 4, "a signature is too short")
        signatures.append((parts[1], data[:4], data[4:]))
    return (body + "\n").encode(), signatures


def read_proof(data):
    """The index, the path and the note of a proof file."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise NotProved("the proof is not UTF-8") from None
    lines = text.split("\n")
    need(lines[0] == "c2sp.org/tlog-proof@v1", "the file is no proof")
    place = 1
    if lines[place:] and lines[place].startswith("extra "):
        decoded(lines[place][6:], "what is extra is not base64")
        place += 1
    need(lines[place:] and lines[place].startswith("index "), "the proof has no index")
    index = decimal(lines[place][6:], "the index is wrong")
    place += 1
    path = []
    while lines[place:] and lines[place]:
        path.append(decoded(lines[place], "a hash is not base64"))
        need(len(path[-1]) == 32 and len(path) <= 64, "the path is wrong")
        place += 1
    need(len(lines) > place + 1, "the proof has no checkpoint")
    return index, path, read_note("\n".join(lines[place + 1:]))


def climb(index, size, leaf, path):
    """The root that a path leads to."""
    need(index < size, "the index is not in the tree")
    place, last, found = index, size - 1, leaf
    for sibling in path:
        need(last > 0, "the path is too long")
        if place % 2 or place == last:
            found = hashlib.sha256(b"\x01" + sibling + found).digest()
            while place and not place % 2:
                place, last = place // 2, last // 2
        else:
            found = hashlib.sha256(b"\x01" + found + sibling).digest()
        place, last = place // 2, last // 2
    need(last == 0, "the path is too short")
    return found


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("proof", type=Path)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--record", type=Path)
    what.add_argument("--leaf")
    whom = parser.add_mutually_exclusive_group(required=True)
    whom.add_argument("--key")
    whom.add_argument("--policy", type=Path)
    options = parser.parse_args()
    try:
        policy = (Policy([Key(options.key)]) if options.key
                  else Policy.read(options.policy.read_bytes()))
        leaf = (hashlib.sha256(b"\x00" + options.record.read_bytes()).digest() if options.record
                else decoded(options.leaf, "the leaf is not base64"))
        index, path, note = read_proof(options.proof.read_bytes())
        origin, size, root, witnesses = policy.accept(note)
        need(climb(index, size, leaf, path) == root, "the record does not lead to the root")
    except NotProved as reason:
        print(f"not proved: {reason}", file=sys.stderr)
        return 1
    except (OSError, UnicodeDecodeError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(f"record {index} is in {origin} of {size} records, witnessed by {witnesses}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Reads a store's read log, written from Docs/FORMAT.md alone.

Usage: Tools/read_access.py STORE [KEYFILE]

Prints the entries in order, one JSON object a line, with the members of `access --format json`.
Checks on the way: numbers without a gap, times increasing, the chain of hashes, every content to
its last byte, the lots, and both indexes, which must hold exactly what the entries of all lots say
of everybody who still has a key. Findings go to standard error. Exit codes: 0 sound, 1 findings, 2 usage or a log that can
not be opened.

Needs what read_store.py needs; Tools/python runs it with an interpreter that has both.
"""

import argparse
import hashlib
import hmac
import json
import struct
import sys
from pathlib import Path

import lmdb
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from read_store import Store, derived
from store_bodies import Damage, Reader, instant, need

NOBODY = bytes(16)


class AccessLog:
    """One read log, read in one transaction, beside its store."""

    def __init__(self, folder, key_file):
        self.store = Store(folder, key_file, reveal=False)
        _, self.log, self.lots, self.subjects, self.actors, self.meta = self.store.open(
            folder / "access.mdb", "log lots", "subjects actors meta")
        need(self.store.get_checked(self.meta, b"format") == struct.pack("<I", 2),
             "the format is not known")
        need(self.store.get_checked(self.meta, b"key-fingerprint") == self.store.keys["fingerprint"],
             "the log was made with another key")
        self.people = {self.token(root): (subject, derived(root, bytes(12), 0x300))
                       for subject, root in self.roots()}

    @staticmethod
    def token(root):
        return derived(root, bytes(12), 0x200)[:16]

    def roots(self):
        """What the keys of everybody who has any follow from."""
        kept = self.store.vault and self.optional("access-keys")
        for key, _ in self.store.all(self.store.wrapped):
            subject = self.store.integer(key)
            sealed = self.store.get(kept, key) if kept else None
            if sealed is None:
                yield subject, derived(self.store.subject_keys(subject)[0], bytes(12), 0x100)
            else:
                yield subject, self.store.unseal(
                    AESGCM(self.store.keys["subject-wrap"]), sealed,
                    b"access-key" + struct.pack("<Q", subject), "an access key")

    def optional(self, name):
        try:
            return self.store.database(self.store.vault, name, integerkey=True)
        except lmdb.NotFoundError:
            return None

    def entries(self):
        """Every entry in order."""
        anchor = self.store.get_checked(self.meta, b"anchor") or bytes(48)
        following, chain, before, indexed = struct.unpack("<Q", anchor[:8])[0], anchor[8:40], None, []
        for key, value in self.store.all(self.log):
            number = self.store.integer(key)
            try:
                need(number == following, f"{following} should stand here")
                head, sealed, own = value[:24], value[24:-32], value[-32:]
                said, recorded = struct.unpack("<Qq", head[8:])
                need(head[0] == 1 and head[1] in (1, 2) and head[2:8] == bytes(6), "no known head")
                need(said == number, "it stands in another's place")
                need(before is None or recorded > before, "it is not later than the one before")
                need(hashlib.sha256(chain + value[:-32]).digest() == own, "the chain is broken")
                nonce = struct.pack("<Q4x", number)
                plain = self.store.unseal(AESGCM(derived(self.store.keys["access-seal"], nonce)),
                                          sealed, chain + head, "content")
                entry, tokens = self.content(Reader(plain), number, head[1])
                indexed.append((number, entry["actor"], tokens))
                before = recorded
                yield {"number": number, "recorded": instant(recorded), **entry}
            except Damage as damage:
                self.store.report(f"entry {number}: {damage}")
            chain, following = value[-32:], number + 1
        self.check_indexes(indexed)

    def content(self, r, number, kind):
        """An entry and the tokens of its subjects."""
        pruned = struct.unpack("<Q32xQ", r.take(48)) if kind == 2 else None
        texts = [r.text() for _ in range(4)]
        entry = dict(zip(("actor", "role", "operation", "outcome"), texts))
        for name in ("organisation", "purpose", "caseNumber", "model", "recipient"):
            entry[name] = r.text() if self.flag(r) else None
        entry["resultDigest"] = r.take(32).hex() if self.flag(r) else None
        tokens = [r.take(16) for _ in range(r.varint())]
        found = [self.people.get(token) for token in tokens]
        entry["subjects"] = [f"subject:{person[0]}" for person in found if person]
        entry["erasedSubjects"] = found.count(None)
        entry["criterion"], entry["criterionErased"], form = None, False, r.byte()
        need(form in (0, 1, 2), "a criterion of no known form")
        if form == 1:
            entry["criterion"] = r.text()
        if form == 2:
            sealed = r.take(r.varint())
            entry["criterionErased"] = None in found
            if None not in found:
                material = b"profilehistory/1/access-criterion" + b"".join(key for _, key in found)
                entry["criterion"] = self.store.unseal(
                    AESGCM(hashlib.sha256(material).digest()), sealed,
                    b"criterion" + struct.pack("<Q", number), "criterion").decode()
        need(r.at == len(r.data), "bytes behind the end")
        if pruned:
            entry["pruned"] = {"count": pruned[1], "firstLeft": pruned[0]}
        return entry, tokens

    @staticmethod
    def flag(r):
        value = r.byte()
        need(value in (0, 1), "a flag is neither 0 nor 1")
        return value == 1

    def lots_of_entries(self):
        """The first number of the lot that each entry is in."""
        found, before = {}, None
        for key, value in self.store.all(self.lots):
            first, end = self.store.integer(key), struct.unpack(
                "<Q", self.store.verified(bytes(key), value))[0]
            need(before in (None, first) and first < end, "the lots do not follow on each other")
            found.update(dict.fromkeys(range(first, end), first))
            before = end
        return found

    def check_indexes(self, indexed):
        """Holds both indexes against the entries that are in a lot."""
        lots = self.lots_of_entries()
        indexed = [(number, struct.pack(">Q", lots[number]), actor, tokens)
                   for number, actor, tokens in indexed if number in lots]
        subjects = {lot + token + struct.pack(">Q", number) for number, lot, _, tokens in indexed
                    for token in tokens if token in self.people}
        actors = {lot + hmac.digest(self.store.keys["access-index"], actor.encode(), "sha256")[:16]
                  + struct.pack(">Q", number) for number, lot, actor, _ in indexed}
        for name, database, expected in [
                ("subjects", self.subjects, subjects), ("actors", self.actors, actors)]:
            if {bytes(key) for key, _ in self.store.all(database)} != expected:
                self.store.report(f"the index of {name} holds something else than the entries say")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("key", type=Path, nargs="?", help="the key file (default STORE.key)")
    options = parser.parse_args()
    key = options.key or options.store.with_name(options.store.name + ".key")
    try:
        log = AccessLog(options.store, key)
    except (Damage, OSError, ValueError, KeyError, lmdb.Error) as error:
        print(f"{options.store} can not be read: {error}", file=sys.stderr)
        return 2
    for entry in log.entries():
        print(json.dumps(entry, ensure_ascii=False))
    return 1 if log.store.findings else 0


if __name__ == "__main__":
    sys.exit(main())

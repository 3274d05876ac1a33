#!/usr/bin/env python3
"""Reads a whole store, written from Docs/FORMAT.md alone.

Usage: Tools/read_store.py STORE [KEYFILE]            every event, one JSON object a line
       Tools/read_store.py STORE --check              only the checks
       Tools/read_store.py STORE --vault [--reveal]   how many aliases each person has; the digits

Prints the events in log order: position, subject, revision, recorded, type, source, id, registered,
effective, of, body. Types and members of the body have the names of the feed and of `history`. Ids
and texts are printed as they stand; the digits of an alias only with --reveal.

Checks on the way: every header and payload to the last byte; positions and revisions without a gap,
recorded times increasing; the index, the heads and the rows, which must hold exactly what the log
holds; the vault, where every alias must be found by its digest. Findings go to standard error.
Exit codes: 0 sound, 1 findings, 2 usage or a store that can not be opened.

Needs lmdb and cryptography (Debian: python3-lmdb, python3-cryptography); Tools/python runs it with
an interpreter that has both.
"""

import argparse
import base64
import hashlib
import hmac
import json
import re
import signal
import struct
import sys
from pathlib import Path

import lmdb
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from store_bodies import Body, Damage, Reader, instant, need, varint_size

PURPOSES = {"alias-index": 32, "alias-seal": 32, "subject-wrap": 32, "id-pseudonym": 32,
            "access-seal": 32, "access-index": 32, "fingerprint": 16}
SEGMENT = 1_986
BIRTHDAY = rb"(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(?:0[1-9]|1[0-2])"
PERSON_NUMBER = re.compile(BIRTHDAY + rb"\d{6}")
ID_DIGITS = re.compile(
    rb"(?P<split>(?<!\d)" + BIRTHDAY + rb"\d\d[- ]\d{4}(?!\d))|(?P<run>\d+)")


def derived(key, nonce, first=2):
    """The key of one record: the message-encryption key of RFC 8452 section 4; from another first
    counter, another key."""
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    blocks = [encryptor.update(struct.pack("<I", counter) + nonce)
              for counter in range(first, first + 4)]
    return b"".join(block[:8] for block in blocks)


def root(leaves):
    """The root of a complete subtree over these hashes."""
    while len(leaves) > 1:
        leaves = [hashlib.sha256(b"\1" + leaves[at] + leaves[at + 1]).digest()
                  for at in range(0, len(leaves), 2)]
    return leaves[0]


class Store:
    """One store, read in one transaction of each file."""

    def __init__(self, folder, key_file, reveal):
        about = json.loads((folder / "store.json").read_text())
        heading, secret = key_file.read_text().split()
        need(about["format"] == 1, f"format {about['format']} is not known")
        need(heading == "profilehistory-key-1", f"{key_file} is no key file")
        secret = base64.b64decode(secret, validate=True)
        need(len(secret) == 32, f"{key_file} holds no key of 32 bytes")
        self.keys = {}
        for purpose, size in PURPOSES.items():
            info = f"profilehistory/1/{purpose}".encode()
            self.keys[purpose] = HKDF(SHA256(), size, None, info).derive(secret)
        need(base64.b64decode(about["keyFingerprint"]) == self.keys["fingerprint"],
             f"{key_file} is the key of another store")
        # The vault's keys are stored before the events that they seal, so it is read after the log.
        self.history, self.log, self.sources, self.hashes, self.erased, self.meta = (
            self.open(folder / "history.mdb", "log sources hashes erased", "meta"))
        half = self.half("history")
        self.heads = self.database(self.history, "heads" + half, integerkey=True)
        self.rows = self.database(self.history, "rows" + half)
        self.index = self.database(self.history, "index" + self.half("index"))
        self.vault, self.wrapped, self.aliases, self.numbers, self.vault_meta = (
            self.open(folder / "vault.mdb", "subject-keys", "aliases numbers meta"))
        self.redactions = self.optional(self.history, "redactions")
        self.kept = self.optional(self.vault, "record-keys")
        self.names = {self.integer(key): self.verified(key, value).decode()
                      for key, value in self.all(self.sources)}
        self.body, self.findings, self.opened = Body(reveal), 0, {}
        self.gone = {self.integer(key): struct.unpack("<Q", self.verified(key, value))[0]
                     for key, value in self.all(self.erased)}
        if sorted(self.names) != list(range(len(self.names))):
            self.report(f"sources have the numbers {sorted(self.names)}, with a gap")
        self.replaced = self.read_redactions()

    @classmethod
    def open(cls, path, integer_names, plain_names):
        """The file and its transaction, and databases. Sizes are taken from the file."""
        environment = lmdb.open(str(path), map_size=0, subdir=False, readonly=True, max_dbs=16)
        file = (environment, environment.begin())
        databases = [cls.database(file, name, integerkey=True) for name in integer_names.split()]
        databases += [cls.database(file, name) for name in plain_names.split()]
        return [file] + databases

    @staticmethod
    def database(file, name, integerkey=False):
        environment, transaction = file
        options = {"integerkey": True} if integerkey else {}
        return transaction, environment.open_db(
            name.encode(), txn=transaction, create=False, **options)

    @classmethod
    def optional(cls, file, name):
        """A database that a store may be without, or None."""
        try:
            return cls.database(file, name)
        except lmdb.NotFoundError:
            return None

    def half(self, view):
        """What the names of the databases end with that hold a view."""
        generation = self.get_checked(self.meta, b"view:" + view.encode()) or bytes(8)
        return ".1" if struct.unpack("<Q", generation)[0] % 2 else ""

    @staticmethod
    def all(database):
        transaction, handle = database
        return transaction.cursor(handle)

    @staticmethod
    def get(database, key):
        transaction, handle = database
        return transaction.get(key, db=handle)

    def get_checked(self, database, key):
        """A value without its check, or None; LMDB's integer keys are this machine's."""
        value = self.get(database, key)
        return None if value is None else self.verified(key, value)

    @staticmethod
    def verified(key, value):
        """The value of a byte string without the check that ends it."""
        code = 0x811C9DC5
        for byte in key + value[:-4]:
            code = (code ^ byte) * 0x01000193 & 0xFFFFFFFF
        need(value[-4:] == struct.pack("<I", code), "a value does not agree with its check")
        return value[:-4]

    @staticmethod
    def count(database):
        transaction, handle = database
        return transaction.stat(handle)["entries"]

    @staticmethod
    def integer(data):
        return int.from_bytes(data, sys.byteorder)

    def report(self, text):
        self.findings += 1
        if self.findings <= 50:
            print(f"finding: {text}", file=sys.stderr)

    @staticmethod
    def unseal(key, sealed, associated, what):
        try:
            return key.decrypt(sealed[:12], sealed[12:], associated)
        except (InvalidTag, ValueError):
            raise Damage(f"{what} does not open: altered, or sealed under another key") from None

    def subject_keys(self, subject):
        """The key that record keys are derived from, the row key, and from where on they hold."""
        if subject not in self.opened:
            wrapped = self.get(self.wrapped, struct.pack("=Q", subject))
            need(wrapped is not None, f"the vault has no key for subject {subject}")
            both = self.unseal(AESGCM(self.keys["subject-wrap"]), wrapped,
                               b"subject-keys" + struct.pack("<Q", subject), "the subject's key")
            need(len(both) in (64, 72), "the subject's keys are not 64 bytes, or 72")
            since = struct.unpack("<Q", both[64:])[0] if len(both) == 72 else 0
            self.opened[subject] = both[:32], AESGCM(both[32:64]), since
        return self.opened[subject]

    def record_key(self, position, subject, nonce):
        """The key of one record; None where it was destroyed."""
        key, _, since = self.subject_keys(subject)
        if position >= since:
            return AESGCM(derived(key, nonce))
        name = struct.pack(">QQ", subject, position)
        wrapped = self.get(self.kept, name) if self.kept else None
        if wrapped is None:
            return None
        own = self.unseal(AESGCM(self.keys["subject-wrap"]), wrapped, b"record-key" + name,
                          f"the key of record {position}")
        return AESGCM(own)

    def read_redactions(self):
        """What stands in the place of records that were destroyed, by position."""
        replaced, names = {}, self.redactions and [key for key, _ in self.all(self.redactions)]
        # The last word counts: a redaction may itself have been redacted.
        for subject, position in (struct.unpack(">QQ", name) for name in reversed(names or [])):
            if subject in self.gone:
                continue
            try:
                data = self.get(self.log, struct.pack("=Q", position))
                need(data is not None and data[1] == 11, "no redaction stands there")
                key = self.record_key(position, subject, data[32:44])
                payload = (self.unseal(key, data[32:], data[:32], "payload")
                           if key else replaced.get(position))
                need(payload is not None, "it was destroyed, and nothing stands in its place")
                r = Reader(self.payload(payload)[2])
                r.take(r.varint())
                for _ in range(r.varint()):
                    place = r.number("Q")
                    replaced.setdefault(place, r.take(r.varint()))
            except Damage as damage:
                self.report(f"the redaction at position {position}: {damage}")
        return replaced

    def index_key(self, source, text):
        """The key under which an id is found; hides what could be a person number."""
        out, at, data = struct.pack(">I", source), 0, text.encode()

        for found in ID_DIGITS.finditer(data):
            out += data[at:found.start()]
            at, split, run = found.end(), found["split"], found["run"]
            if split or PERSON_NUMBER.search(run):
                digits = split[:6] + split[7:] if split else run
                digest = hmac.digest(self.keys["id-pseudonym"], digits, "sha256")
                out += b"\x01" + (split[6:7] if split else b"\x00") + digest[:16]
            else:
                out += bytes([0x30, len(run)]) + run
        return out + data[at:]

    def payload(self, data):
        """The payload's members but the body, and the body's bytes."""
        r = Reader(data)
        flags = r.byte()
        need(flags <= 15 and flags & 9 != 8, f"payload flags {flags} are not known")
        registered = self.time(r, flags & 4, "I", 1_000_000)
        effective = self.time(r, flags & 8, "i", 60_000_000) if flags & 1 else None
        target = r.number("Q") if flags & 2 else None
        source = r.varint()
        need(source in self.names, f"source {source} has no name")
        return {"source": self.names[source], "id": r.text(), "registered": instant(registered),
                "effective": None if effective is None else instant(effective),
                "of": target}, source, r.rest()

    @staticmethod
    def time(reader, is_short, layout, unit):
        """A time in microseconds, which is stored as a count of units where that says the same."""
        if is_short:
            return reader.number(layout) * unit
        time = reader.number("q")
        first, bits = (0, 32) if layout == "I" else (-1 << 31, 32)
        need(time % unit or not first <= time // unit < first + (1 << bits),
             "a time is not in its shortest form")
        return time

    def record(self, position, data):
        """One event with all its members, and its payload."""
        need(len(data) >= 32, "record is shorter than its header")
        form, kind, flags, zero, revision, subject, recorded, own = struct.unpack(
            "<BBBBIQqQ", data[:32])
        need(form == 1 and zero == 0, "record layout is not known")
        need(flags == (subject != 0), "a record about a person is not sealed, or another is")
        need(own == position, f"record says that it is position {own}")
        if flags:
            need(len(data) >= 44, "record is too short for its nonce")
            key = self.record_key(position, subject, data[32:44])
            need((key is None) == (position in self.replaced),
                 "it has no key and nothing stands in its place, or it was destroyed and has one")
            payload = (self.unseal(key, data[32:], data[:32], "payload")
                       if key else self.replaced[position])
        else:
            payload = self.verified(struct.pack("<Q", position), data)[32:]
        members, source, body = self.payload(payload)
        need(members["of"] is None or members["of"] < position, "it speaks of a later event")
        name, body = self.body.decode(kind, body)
        found = self.get_checked(self.index, self.index_key(source, members["id"]))
        need(found == struct.pack("<Q", position), "the index does not lead to it")
        event = {"position": position, "subject": f"subject:{subject}", "revision": revision,
                 "recorded": instant(recorded), "type": name, **members, "body": body}
        return event, (subject, revision, recorded, kind), payload

    def read_log(self, show):
        """Goes through the log; gives per subject (count, last position, last recorded, digest)."""
        streams, last, leaves, erased_count = {}, None, [], 0
        for expected, (key, data) in enumerate(self.all(self.log)):
            position = self.integer(key)
            leaves.append(hashlib.sha256(b"\0" + data).digest())
            if position != expected:
                self.report(f"position {position} stands where {expected} should")
                break
            try:
                owner = struct.unpack("<Q", data[8:16])[0] if len(data) >= 32 else 0
                if owner in self.gone:
                    recorded, erased_count = self.check_gone(position, data, owner), erased_count + 1
                    if last is not None and recorded <= last:
                        self.report(f"position {position}: recorded at or before the one before it")
                    last = recorded
                    continue
                event, (subject, revision, recorded, kind), payload = self.record(position, data)
            except Damage as damage:
                self.report(f"position {position}: {damage}")
                continue
            count, _, _, digest = streams.get(subject, (0, 0, 0, hashlib.sha256()))
            if revision != count:
                self.report(f"position {position}: revision {revision} follows {count} events")
            if last is not None and recorded <= last:
                self.report(f"position {position}: recorded at or before the event before it")
            last = recorded
            digest.update(struct.pack("<QqBI", position, recorded, kind, len(payload)) + payload)
            streams[subject] = revision + 1, position, recorded, digest
            if show:
                print(json.dumps(event, ensure_ascii=False))
        self.check_tree(leaves)
        if self.count(self.index) != self.count(self.log) - erased_count:
            self.report("the index has more entries, or fewer, than the log")
        return streams

    def check_gone(self, position, data, owner):
        """The header of a record that nobody can open, and that its person is gone."""
        form, _, flags, zero, _, _, recorded, own = struct.unpack("<BBBBIQqQ", data[:32])
        need(form == 1 and zero == 0 and flags == 1 and own == position, "record layout is not known")
        need(position < self.gone[owner] < self.count(self.log), "it was erased before it was said")
        need(self.get(self.wrapped, struct.pack("=Q", owner)) is None, "the vault has its key still")
        return recorded

    def check_tree(self, leaves):
        """Compares the tree's right edge and the roots of its full tiles with the records."""
        edge, start = b"", 0
        for height in reversed(range(len(leaves).bit_length())):
            if len(leaves) >> height & 1:
                edge += root(leaves[start:start + (1 << height)])
                start += 1 << height
        if leaves and self.get_checked(self.meta, b"tree") != struct.pack("<Q", len(leaves)) + edge:
            self.report("the tree's right edge does not follow from the records")
        expected, level, row = {}, 0, leaves
        while len(row) >= 256:
            level += 1
            row = [root(row[at:at + 256]) for at in range(0, len(row) - 255, 256)]
            expected.update({level << 56 | place: found for place, found in enumerate(row)})
        stored = {self.integer(key): value for key, value in self.all(self.hashes)}
        if stored != expected:
            self.report("the hashes of the tree do not follow from the records")

    def read_rows(self, streams):
        """Compares heads, rows and the index with what the log holds."""
        heads = {self.integer(key): (key, value) for key, value in self.all(self.heads)}
        rows = {}
        for key, value in self.all(self.rows):
            subject, segment = struct.unpack(">QI", key)
            rows.setdefault(subject, []).append((segment, key, value))
        for subject in sorted(heads.keys() | rows.keys() | streams.keys()):
            try:
                need(subject in streams, "it has a head or rows, and no events")
                count, position, recorded, digest = streams[subject]
                segments = rows.get(subject, [])
                head = struct.pack("<IIQq", count, max(len(segments) - 1, 0), position, recorded)
                need(subject in heads and self.verified(*heads[subject]) == head,
                     "its head does not fit the log")
                need(self.read_segments(subject, segments) == digest.digest(),
                     "its rows hold other events than the log")
            except Damage as damage:
                self.report(f"subject {subject}: {damage}")
        for key, value in self.all(self.meta):
            try:
                value = self.verified(key, value)
                need(key != b"format" or value == struct.pack("<I", 1), "format is not known")
            except Damage as damage:
                self.report(f"meta, {key!r}: {damage}")

    def read_segments(self, subject, segments):
        """The digest of the events that a subject's rows hold."""
        digest, before = hashlib.sha256(), (0, 0, 0)
        for expected, (segment, key, value) in enumerate(segments):
            closed = expected + 1 < len(segments)
            need(segment == expected, f"segment {segment} stands where {expected} should")
            need(value[:4] == bytes([1, closed, subject != 0, 0]), f"row {segment} is marked wrong")
            packed = value[4:]
            if subject:
                packed = self.unseal(self.subject_keys(subject)[1], packed, key + value[:4],
                                     f"row {segment}")
            else:
                packed = self.verified(key, value)[4:]
            r, position, recorded = Reader(packed), 0, 0
            while r.at < len(packed):
                start, size = r.at, r.varint()
                end = r.at + size
                kind, absolute, step, time = r.byte(), r.byte(), r.varint(), r.varint()
                need(absolute == (start == 0), "an entry is absolute where it should not be")
                position += step
                recorded += time
                payload = r.take(end - r.at)
                if not start and segment:
                    need(self.end_of_step(before, position, recorded, payload) > SEGMENT,
                         "closed too early")
                need(not start or end <= SEGMENT, "closed too late")
                signed = struct.unpack("<q", struct.pack("<Q", recorded & (1 << 64) - 1))[0]
                digest.update(
                    struct.pack("<QqBI", position, signed, kind, len(payload)) + payload)
            before = len(packed), position, recorded
        return digest.digest()

    @staticmethod
    def end_of_step(before, position, recorded, payload):
        """Where an entry would end that went behind the last entry of a segment."""
        end, last_position, last_recorded = before
        steps = position - last_position, (recorded - last_recorded) & (1 << 64) - 1
        size = 2 + sum(varint_size(step) for step in steps) + len(payload)
        return end + varint_size(size) + size

    def read_vault(self, streams):
        """Checks aliases and numbers against each other and the log; gives digits per subject."""
        digits, found, end = {}, {}, self.count(self.log)
        for key, value in self.all(self.vault_meta):
            try:
                found[key] = self.verified(key, value)
            except Damage as damage:
                self.report(f"vault, {key!r}: {damage}")
        if found.get(b"key-fingerprint") != self.keys["fingerprint"]:
            self.report("the vault has the fingerprint of another key")
        following = struct.unpack("<Q", found.get(b"next-subject", struct.pack("<Q", 1)))[0]
        # What an append added whose events never came counts for nothing, and is allowed once.
        unfinished = found.get(b"enrolment", b"")[:8] == struct.pack("<Q", end)
        for key, sealed in self.all(self.numbers):
            subject, ordinal = struct.unpack(">QI", key)
            mine = digits.setdefault(subject, [])
            try:
                need(ordinal == len(mine), f"alias {ordinal} stands where {len(mine)} should")
                mine.append(self.unseal(AESGCM(self.keys["alias-seal"]), sealed, b"alias" + key,
                                        f"alias {ordinal}").decode())
                digest = hmac.digest(self.keys["alias-index"], mine[-1].encode(), "sha256")
                entry = self.get_checked(self.aliases, digest) or bytes(16)
                owner, position = struct.unpack("<QQ", entry)
                need(owner == subject, f"alias {ordinal} does not lead to it")
                need(position < end or unfinished and position == end,
                     f"alias {ordinal} came with position {position} of {end}")
                need(position == end or subject in streams, "it has no events")
                self.subject_keys(subject)
            except Damage as damage:
                self.report(f"vault, subject {subject}: {damage}")
        if following != max([*digits, *self.gone], default=0) + 1:
            self.report(f"vault: the next subject is said to be {following}")
        if self.count(self.aliases) != self.count(self.numbers):
            self.report("the vault has other aliases than numbers")
        return digits


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("key", type=Path, nargs="?", help="the key file (default STORE.key)")
    parser.add_argument("--check", action="store_true", help="print no events")
    parser.add_argument("--vault", action="store_true", help="print aliases in place of events")
    parser.add_argument("--reveal", action="store_true", help="print the digits of aliases")
    options = parser.parse_args()
    folder = options.store
    key = options.key or folder.with_name(folder.name + ".key")
    try:
        store = Store(folder, key, options.reveal)
    except (Damage, OSError, ValueError, KeyError, lmdb.Error) as error:
        print(f"{folder} can not be read: {error}", file=sys.stderr)
        return 2
    # Whoever reads only the first lines (`| head`) ends it quietly.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    streams = store.read_log(show=not options.check and not options.vault)
    store.read_rows(streams)
    people = store.read_vault(streams)
    if options.vault:
        for subject, digits in sorted(people.items()):
            line = {"subject": f"subject:{subject}", "aliases": len(digits)}
            print(json.dumps(line | ({"digits": digits} if options.reveal else {})))
    events = sum(stream[0] for stream in streams.values())
    print(f"{events} events, {len(streams)} streams, {len(people)} persons, "
          f"{store.findings} findings", file=sys.stderr)
    return 1 if store.findings else 0


if __name__ == "__main__":
    sys.exit(main())

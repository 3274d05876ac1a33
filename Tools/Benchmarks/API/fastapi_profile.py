"""The profile of a person as of now, as FastAPI answers it over SQLite or PostgreSQL.

    DATABASE=facts.sqlite or host=.. KEYS=jwks.json TOKEN_CACHE=0|1 uvicorn fastapi_profile:app

The same work as the store's service: the token is checked, the person must live in the caller's
municipality, purpose and case are demanded, facts that held and were known by now are chosen, and
the read is on the disk before it is answered.
"""

import hashlib
import json
import os
import sqlite3
from datetime import date, datetime, timezone
from time import time

import jwt
import orjson
from fastapi import FastAPI, Header, HTTPException, Response

DATABASE = os.environ["DATABASE"]
WITH_CACHE = os.environ["TOKEN_CACHE"] == "1"
SERIES = {"benefit", "employment", "income"}
with open(os.environ["KEYS"], encoding="ascii") as file:
    KEY = jwt.PyJWK(json.load(file)["keys"][0])

FACTS = ("SELECT attribute, period, value, effective, registered, recorded, position, id FROM facts"
         " WHERE subject = {0} AND effective <= {1} AND registered <= {1}"
         " ORDER BY attribute, period, effective, registered, position")
FORM = ("SELECT at, recorded, position, id, answers FROM forms WHERE subject = {0} AND at <= {1}"
        " ORDER BY at DESC, position DESC LIMIT 1")
READ = ("INSERT INTO reads (at, actor, role, municipality, subject, purpose, case_number, digest)"
        " VALUES ({0}, {1}, 'caseworker', {2}, {3}, {4}, {5}, {6})")


class SQLite:
    """Asked on the event loop's thread: a thread's hand-over costs more than the question."""

    def __init__(self):
        self.connection = sqlite3.connect(DATABASE, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-1048576",
                       "mmap_size=17179869184"):
            self.connection.execute(f"PRAGMA {pragma}")
        self.facts, self.form = FACTS.format("?1", "?2"), FORM.format("?1", "?2")
        self.read = READ.format(*(f"?{place}" for place in range(1, 8)))

    async def rows(self, subject, now):
        facts = self.connection.execute(self.facts, (subject, now)).fetchall()
        return facts, self.connection.execute(self.form, (subject, now)).fetchone()

    async def note(self, *read):
        self.connection.execute(self.read, read)


class PostgreSQL:
    """Asked over a pool of connections, with prepared statements."""

    pool = None

    def __init__(self):
        self.facts, self.form = FACTS.format("$1", "$2"), FORM.format("$1", "$2")
        self.read = READ.format(*(f"${place}" for place in range(1, 8)))

    async def open(self):
        import asyncpg  # what the other database does without

        settings = dict(part.split("=") for part in DATABASE.split())
        self.pool = await asyncpg.create_pool(
            host=settings["host"], user=settings["user"], database=settings["dbname"],
            min_size=16, max_size=16)

    async def rows(self, subject, now):
        if self.pool is None:
            await self.open()
        async with self.pool.acquire() as connection:
            facts = await connection.fetch(self.facts, subject, now)
            return facts, await connection.fetchrow(self.form, subject, now)

    async def note(self, *read):
        async with self.pool.acquire() as connection:
            await connection.execute(self.read, *read)


app = FastAPI(openapi_url=None)
database = PostgreSQL() if "host=" in DATABASE else SQLite()
verified = {}


def caller(authorization):
    """The claims of a bearer token."""
    if not authorization or not authorization.startswith("Bearer "):
        raise HTTPException(401, "send a bearer token")
    token = authorization[7:]
    if WITH_CACHE and (known := verified.get(token)) and known["exp"] > time():
        return known
    try:
        claims = jwt.decode(token, KEY, algorithms=["ES256"], audience="profilehistory",
                            issuer="trial", options={"require": ["exp", "sub"]})
    except jwt.PyJWTError as error:
        raise HTTPException(401, "the token does not hold") from error
    if WITH_CACHE:
        if len(verified) >= 10_000:
            verified.clear()
        verified[token] = claims
    return claims


def fact(row):
    return {"value": orjson.loads(row[2]), "effective": row[3], "registered": row[4],
            "recorded": row[5], "position": row[6], "source": "register", "id": row[7]}


def attributes(rows):
    """The last row of each attribute and period; a series has all of its periods."""
    found = {}
    for row in rows:
        attribute, period = row[0], row[1]
        if not period:
            found[attribute] = fact(row)
            continue
        said = {"period": period, **fact(row)}
        series = found.get(attribute, {}).get("series", {})
        series[period] = said
        found[attribute] = {**said, "series": series}
    return found


def age(attributes, today):
    born = date.fromisoformat(attributes["birthDate"]["value"])
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


@app.get("/v1/subjects/{subject}/profile")
async def profile(subject: int, authorization: str = Header(), purpose: str = Header(),
                  case_number: str = Header()):
    claims = caller(authorization)
    if "caseworker" not in claims["roles"] or "profile.read" not in claims["scope"].split():
        raise HTTPException(403, "this is for caseworkers")
    moment = datetime.now(timezone.utc)
    now = moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    rows, form = await database.rows(subject, now)
    if not rows or form is None:
        raise HTTPException(404, "nothing is stored on this person")
    found = attributes(rows)
    if found["municipality"]["value"] != claims["municipality"]:
        raise HTTPException(403, "she lives elsewhere")
    body = orjson.dumps({
        "subject": f"subject:{subject}",
        "asOf": {"effective": now, "known": now, "clock": "registered"},
        "age": age(found, moment.date()),
        "attributes": found,
        "submission": {"id": form[3], "form": "2017", "targetGroup": "dagpenge", "at": form[0],
                       "recorded": form[1], "position": form[2], "source": "jobnet",
                       "answers": orjson.loads(form[4])},
        "model": {"dagpenge": "published-2021-09-15"},
    })
    digest = hashlib.sha256(body).digest()
    await database.note(now, claims["sub"], claims["municipality"], subject, purpose, case_number,
                        digest)
    headers = {"ETag": f'"{digest[:12].hex()}"', "Cache-Control": "private, no-cache",
               "Vary": "Authorization, Accept, Accept-Language",
               "X-Content-Type-Options": "nosniff"}
    return Response(body, media_type="application/json", headers=headers)

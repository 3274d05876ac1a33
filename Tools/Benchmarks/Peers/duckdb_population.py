"""Folds and scores a whole population in DuckDB, in every way that a good user would try.

Usage: duckdb_population.py FILE ROWS OUTPUT EFFECTIVE REGISTERED DAY RUNS

Loads typed tables into a database on the disk, which is not timed; they are stored by subject and
then as events came, as the store's own view of histories is. Then, with 2 threads, each way folds
the facts as of the two times, scores every subject by the published tree of 9 September 2021, and
writes `number,class` to OUTPUT, the subjects numbered as they first come, which is how the store
numbers them. Prints JSON: the times of each way, which was the fastest, and whether all gave the
same answer.
"""

import hashlib
import json
import sys
import time

import duckdb

#: What the tree needs: day of birth, origin, months of employment.
NEEDED = "attribute IN (1, 4, 10)"

LOAD = """
CREATE TABLE rows AS SELECT * FROM read_csv('{rows}', delim='\t', header=false, quote='', escape='',
  nullstr='\\N', columns={{'position': 'BIGINT', 'type': 'UTINYINT', 'source': 'UTINYINT',
  'id': 'VARCHAR', 'subject': 'INTEGER', 'attribute': 'UTINYINT', 'period': 'INTEGER',
  'value': 'VARCHAR', 'effective': 'BIGINT', 'registered': 'BIGINT'}});
-- Of visible facts the greatest (effective, registered, position) wins; k is the three in one.
CREATE TABLE facts AS SELECT subject, attribute, coalesce(period, -1) AS period, value, effective,
  registered, position,
  ((effective // 1000000 + 10000000000)::HUGEINT << 76)
  + ((registered // 1000000)::HUGEINT << 40) + position::HUGEINT AS k
  FROM rows WHERE type = 1 ORDER BY subject, position;
CREATE TABLE submissions AS SELECT subject, position, effective, registered,
  value->>'$.answers.q2' AS q2 FROM rows WHERE type = 3 ORDER BY subject;
CREATE TABLE subjects AS SELECT subject, row_number() OVER (ORDER BY first) AS number
  FROM (SELECT subject, min(position) AS first FROM rows GROUP BY subject) ORDER BY subject;
DROP TABLE rows;
"""

FOLDS = {
    "window": """SELECT subject, attribute, period, value FROM facts
        WHERE effective <= {v} AND registered <= {k} AND {needed}
        QUALIFY row_number() OVER (PARTITION BY subject, attribute, period ORDER BY k DESC) = 1""",
    "arg_max": """SELECT subject, attribute, period, arg_max_null(value, k) AS value FROM facts
        WHERE effective <= {v} AND registered <= {k} AND {needed}
        GROUP BY subject, attribute, period""",
    "asof": """SELECT w.subject, w.attribute, w.period, f.value FROM
        (SELECT DISTINCT subject, attribute, period,
         (({v} // 1000000 + 10000000001)::HUGEINT << 76) AS k FROM facts
         WHERE effective <= {v} AND registered <= {k} AND {needed}) w
        ASOF JOIN (SELECT * FROM facts WHERE effective <= {v} AND registered <= {k} AND {needed}) f
        ON w.subject = f.subject AND w.attribute = f.attribute AND w.period = f.period
        AND w.k >= f.k""",
}

SCORE = """
WITH folded AS MATERIALIZED ({fold}),
profile AS (
  SELECT subject,
    any_value(CASE WHEN attribute = 1 THEN value END) AS birth,
    any_value(CASE WHEN attribute = 4 THEN value END) AS origin,
    count(CASE WHEN attribute = 10 AND period < {month} AND value IS NOT NULL THEN 1 END) AS known,
    count(CASE WHEN attribute = 10 AND period < {month} AND period >= {month} - 36
          AND try_cast(value AS DOUBLE) > 0 THEN 1 END) AS employed
  FROM folded GROUP BY subject),
answered AS (
  SELECT subject, arg_max(q2, (effective, registered, position)) AS q2 FROM submissions
  WHERE effective <= {v} AND registered <= {k} GROUP BY subject),
inputs AS (
  SELECT s.number, q2, coalesce(origin, 'unknown') AS origin,
    date_part('year', age(DATE '{day}', birth::DATE)) AS age,
    CASE WHEN known > 0 THEN employed END AS months
  FROM subjects s LEFT JOIN profile USING (subject) LEFT JOIN answered USING (subject))
SELECT number, CASE
  WHEN q2 IN ('new_job', '1m', '3m') THEN 'low'
  WHEN q2 IN ('gt6m', 'maternity', 'pension') THEN 'high'
  WHEN q2 IN ('6m', 'dont_know') THEN CASE
    WHEN origin IN ('western_immigrant', 'western_descendant', 'nonwestern_descendant') THEN 'high'
    WHEN origin IN ('danish', 'nonwestern_immigrant', 'unknown') THEN CASE
      WHEN age >= 50 THEN 'high'
      WHEN age < 50 THEN CASE WHEN months < 3 THEN 'high' WHEN months >= 3 THEN 'low' END END
    END END AS class
FROM inputs ORDER BY number
"""


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def main():
    path, rows, output, effective, registered, day, runs = sys.argv[1:8]
    base = duckdb.connect(path, config={"threads": 2})
    base.execute(LOAD.format(rows=rows))
    base.execute("CHECKPOINT")
    year, month, _ = map(int, day.split("-"))
    values = {"v": effective, "k": registered, "day": day, "month": year * 12 + month - 1}
    times, answers = {}, set()
    for scope, needed in (("needed", NEEDED), ("all", "true")):
        for name, fold in FOLDS.items():
            if scope == "all" and name != best:
                continue
            sql = SCORE.format(fold=fold.format(needed=needed, **values), **values)
            own = times.setdefault(name if scope == "needed" else "everything folded", [])
            for _ in range(int(runs)):
                began = time.monotonic()
                base.execute(f"COPY ({sql}) TO '{output}' (HEADER false)")
                own.append(time.monotonic() - began)
            answers.add(digest(output))
        if scope == "needed":
            best = min(times, key=lambda name: sorted(times[name])[len(times[name]) // 2])
    print(json.dumps({"times": times, "best": best, "same": len(answers) == 1}))


if __name__ == "__main__":
    main()

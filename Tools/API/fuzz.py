"""Runs Schemathesis over the service's OpenAPI document; see Tools/schemathesis."""
import argparse
import os
import pathlib
import subprocess
import sys

from service import CASE, Service, binaries

HERE = pathlib.Path(__file__).resolve().parent


def run(service: Service, tool: str, caller: str | None, seed: int, options) -> int:
    place = pathlib.Path(service.folder.name)
    command = [
        tool, "--config-file", str(HERE / "schemathesis.toml"), "--no-color", "run",
        f"http://127.0.0.1:{service.port}/openapi.json", "--seed", str(seed),
        "--phases", options.phases, "--max-examples", str(options.examples),
        "--max-time", str(options.seconds), "--request-timeout", "30", "--continue-on-failure",
        "--suppress-health-check", "all", "--warnings", "off", "--checks", "all",
    ]
    if caller:
        command += ["-H", f"Authorization: Bearer {service.tokens[caller]}"]
    if caller not in (None, "auditor"):
        for name, value in CASE.items():
            command += ["-H", f"{name}: {value}"]
    answer = subprocess.run(
        command, cwd=place, capture_output=True, text=True, timeout=options.seconds * 3 + 120,
        env={**os.environ, "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE)},
    )
    text = answer.stdout + answer.stderr
    cases = [line.strip() for line in text.splitlines() if " generated" in line]
    print(f"{caller or 'nobody'}, seed {seed}: {' '.join(cases) or 'no cases'}", flush=True)
    if answer.returncode:
        print(text)
    if service.process.poll() is not None:
        print("the service ended:\n" + service.read_log()[-5_000:])
        return 1
    return answer.returncode


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--schemathesis", required=True, help="its program")
    parser.add_argument("--seed", type=int, action="append", default=[])
    parser.add_argument("--caller", action="append", default=[])
    parser.add_argument("--phases", default="examples,coverage,fuzzing,stateful")
    parser.add_argument("--examples", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=120)
    options = parser.parse_args()
    callers = options.caller or [
        "dpo", "citizen", "caseworker", "auditor", "admin", "register", "system", "nobody",
    ]
    failed = 0
    with Service(binaries()) as service:
        for number, caller in enumerate(callers):
            for seed in options.seed or [1 + number, 101 + number]:
                name = None if caller == "nobody" else caller
                failed |= run(service, options.schemathesis, name, seed, options)
    return 1 if failed else 0


sys.exit(main())

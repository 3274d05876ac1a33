"""Holds the running service to its OpenAPI document; see Tools/api-check."""
import collections
import json
import sys
import urllib.parse

import openapi_spec_validator

import reads
import refusals
import writes
from document import Document
from service import Service, binaries


class Trial:
    """One run: what was asked, what was wrong."""

    def __init__(self, service: Service):
        self.service = service
        status, _, text = service.request("GET", "/openapi.json")
        assert status == 200, status
        self.document = Document(text)
        self.first_checkpoint = service.request("GET", "/checkpoint")[2]
        self.faults = collections.Counter()
        self.answers = collections.defaultdict(collections.Counter)
        self.count = 0

    def address(self, path: str, query: dict) -> str:
        return path + ("?" + urllib.parse.urlencode(query) if query else "")

    def ask(self, method, path, caller=None, headers=None, body=None):
        status, fields, text = self.service.request(method, path, caller, headers, body)
        self.count += 1
        operation = self.document.operation(method, path)
        name = operation["operationId"] if operation else "none"
        self.answers[name][status] += 1
        for fault in self.document.faults(method, path, status, fields, text):
            self.fault(f"{method} {name} as {caller}: {fault}", f"{path[:200]} {text[:200]}")
        if status >= 500 and not (status == 501 and method == "PROPFIND"):
            self.fault(f"{method} {name} as {caller}: {status}", path[:200])
        return status, fields, text

    def json(self, *arguments):
        status, _, text = self.ask(*arguments)
        self.expect(status == 200, f"{arguments}: {status}")
        return json.loads(text)

    def expect(self, holds: bool, what: str) -> None:
        if not holds:
            self.fault(f"not so: {what}")

    def fault(self, what: str, where: str = "") -> None:
        if what not in self.faults:
            print(f"  {what}\n    {where}" if where else f"  {what}", flush=True)
        self.faults[what] += 1

    def note(self, text: str) -> None:
        if "-v" in sys.argv:
            print(text)


def main() -> int:
    with Service(binaries()) as service:
        trial = Trial(service)
        openapi_spec_validator.validate(trial.document.json)
        for schema, example, place in trial.document.examples():
            for fault in trial.document.errors(schema, example):
                trial.fault(f"the example at {place}: {fault}")
        reads.run(trial)
        writes.run(trial)
        refusals.run(trial)
        for _, _, _, operation in trial.document.operations:
            name = operation["operationId"]
            # The demo's log is too short for tiles of more than one segment.
            if not any(200 <= status < 300 for status in trial.answers[name]):
                trial.expect(name.startswith("readTile"), f"{name} was never answered")
        if "-v" in sys.argv:
            for name, statuses in sorted(trial.answers.items()):
                print(name, dict(sorted(statuses.items())))
    print(f"{trial.count} answers, {len(trial.faults)} kinds of faults")
    return 1 if trial.faults else 0


sys.exit(main())

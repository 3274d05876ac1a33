"""The OpenAPI document, and whether an answer is one that it describes."""
import json
import re

import jsonschema
from jsonschema import Draft202012Validator


class Document:
    def __init__(self, text: bytes):
        self.json = json.loads(text)
        self.operations = []
        for path, methods in self.json["paths"].items():
            pattern = re.compile("^" + re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)) + "$")
            for method, operation in methods.items():
                self.operations.append((path, method.upper(), pattern, operation))
        # An address without parameters goes before one that has them.
        self.operations.sort(key=lambda one: one[0].count("{"))

    def resolve(self, value: dict) -> dict:
        while "$ref" in value:
            place = self.json
            for name in value["$ref"].removeprefix("#/").split("/"):
                place = place[name]
            value = place
        return value

    def operation(self, method: str, path: str) -> dict | None:
        path = path.split("?")[0]
        method = "GET" if method == "HEAD" else method
        found = [one for one in self.operations if one[2].match(path)]
        for _, documented, _, operation in found:
            if documented == method:
                return operation
        return found[0][3] if found else None

    def named(self, name: str) -> tuple[str, str, dict]:
        for path, method, _, operation in self.operations:
            if operation["operationId"] == name:
                return path, method, operation
        raise KeyError(name)

    def errors(self, schema: dict, value) -> list[str]:
        whole = {**schema, "components": self.json["components"]}
        checker = jsonschema.FormatChecker(formats=["date", "date-time"])
        validator = Draft202012Validator(whole, format_checker=checker)
        return [
            f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
            for error in validator.iter_errors(value)
        ]

    def faults(self, method: str, path: str, status: int, headers, body: bytes) -> list[str]:
        """What is wrong with an answer by the document."""
        operation = self.operation(method, path)
        if operation is None:
            operation = {"responses": {
                code: {"$ref": f"#/components/responses/{name}"}
                for code, name in
                [("404", "NotFound"), ("414", "URITooLong"), ("501", "NotImplemented")]
            }}
        answer = operation["responses"].get(str(status))
        if answer is None:
            return [f"{status} is not documented"]
        answer = self.resolve(answer)
        faults = []
        for name, field in answer.get("headers", {}).items():
            field = self.resolve(field)
            text = headers.get(name)
            if text is None:
                faults += [f"the header {name} is missing"] if field.get("required") else []
            else:
                faults += [f"{name}: {fault}" for fault in self.errors(field["schema"], text)]
        content = answer.get("content")
        if content is None:
            return faults + (["there is a body"] if body else [])
        type_ = (headers.get("Content-Type") or "").split(";")[0]
        if type_ not in content:
            return faults + [f"{type_!r} is not documented"]
        if method == "HEAD":
            return faults + (["HEAD has a body"] if body else [])
        if type_ == "application/x-ndjson":
            event = {"$ref": "#/components/schemas/CloudEvent"}
            for line in body.splitlines():
                faults += self.errors(event, json.loads(line))
        elif type_.endswith("json"):
            faults += self.errors(content[type_]["schema"], json.loads(body))
        return faults

    def examples(self):
        """Every example with its schema and place."""
        def walk(value, place):
            if isinstance(value, dict):
                if "schema" in value and "example" in value:
                    yield value["schema"], value["example"], place
                for name, member in value.items():
                    if name not in ("example", "examples"):
                        yield from walk(member, f"{place}/{name}")
            elif isinstance(value, list):
                for index, member in enumerate(value):
                    yield from walk(member, f"{place}/{index}")
        yield from walk(self.json, "#")

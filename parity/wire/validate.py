"""Check every recorded line by the rules of the protocol and by the published schemas.

    validate.py SCHEMAS|- RECORD…

SCHEMAS has one folder for each revision with its schema.json; `-` leaves the schemas out. What no schema can say is
checked always: one JSON object a line, known ids answered once, nothing said of a request after its answer, progress
that grows, structured content that fits the tool's output schema.
"""

import json
import sys
from pathlib import Path
from typing import Any

import jsonschema

MODERN = "2026-07-28"
VERSION = "io.modelcontextprotocol/protocolVersion"
RESULTS = {
    "server/discover": "DiscoverResult",
    "initialize": "InitializeResult",
    "ping": "EmptyResult",
    "tools/list": "ListToolsResult",
    "tools/call": "CallToolResult",
    "resources/list": "ListResourcesResult",
    "resources/templates/list": "ListResourceTemplatesResult",
    "resources/read": "ReadResourceResult",
    "prompts/list": "ListPromptsResult",
    "prompts/get": "GetPromptResult",
    "completion/complete": "CompleteResult",
    "subscriptions/listen": "SubscriptionsListenResult",
}
NOTIFICATIONS = {
    "notifications/progress": "ProgressNotification",
    "notifications/subscriptions/acknowledged": "SubscriptionsAcknowledgedNotification",
}
ERRORS = {
    -32700: "ParseError",
    -32600: "InvalidRequestError",
    -32601: "MethodNotFoundError",
    -32602: "InvalidParamsError",
    -32603: "InternalError",
}


class Schemas:
    """The published schemas, each definition read when first asked for."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.documents: dict[str, dict[str, Any]] = {}
        self.validators: dict[tuple[str, str], Any] = {}

    def problems(self, revision: str, name: str, value: Any) -> list[str]:
        if not self.folder:
            return []
        if revision not in self.documents:
            self.documents[revision] = json.loads((self.folder / revision / "schema.json").read_text())
        document = self.documents[revision]
        key = "$defs" if "$defs" in document else "definitions"
        if name not in document[key]:
            return [f"{revision} has no {name}"]
        if (revision, name) not in self.validators:
            kind = jsonschema.Draft202012Validator if key == "$defs" else jsonschema.Draft7Validator
            reference = {key: document[key], "allOf": [{"$ref": f"#/{key}/{name}"}]}
            self.validators[revision, name] = kind(reference)
        errors = self.validators[revision, name].iter_errors(value)
        return [f"{revision} {name} {error.json_path}: {error.message[:160]}" for error in errors]


class Recording:
    """One connection, line by line."""

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas
        self.agreed = "2025-11-25"
        self.open: dict[str, tuple[str, str | None, dict[str, Any]]] = {}
        self.answered: set[str] = set()
        self.tokens: dict[str, tuple[str, float]] = {}
        self.outputs: dict[str, Any] = {}
        self.checks = 0
        self.problems: list[str] = []

    def line(self, side: str, text: str) -> None:
        try:
            message = json.loads(text)
        except ValueError:
            if side == "server":
                self.problems.append(f"not JSON: {text[:80]}")
            return
        if side == "server" and any(mark in text for mark in "\u2028\u2029\u0085"):
            self.problems.append("a line separator that is not escaped")
        for each in message if isinstance(message, list) else [message]:
            if side == "server":
                self.checks += 1
                self.from_server(each)
            elif isinstance(each, dict) and "method" in each and "id" in each:
                self.from_client(each)

    def from_client(self, message: dict[str, Any]) -> None:
        params = message.get("params")
        params = params if isinstance(params, dict) else {}
        meta = params.get("_meta") if isinstance(params.get("_meta"), dict) else {}
        key = json.dumps(message["id"])
        self.open[key] = (message["method"], meta.get(VERSION), params)
        self.answered.discard(key)
        if "progressToken" in meta:
            self.tokens[json.dumps(meta["progressToken"])] = (key, float("-inf"))

    def from_server(self, message: Any) -> None:
        if not isinstance(message, dict):
            self.problems.append(f"not an object: {json.dumps(message)[:80]}")
        elif "method" in message and "id" in message:
            self.problems.append(f"a request of the server: {message['method']}")
        elif "method" in message:
            self.notification(message)
        elif "id" in message:
            self.answer(message)
        else:
            self.check(self.agreed if self.agreed >= "2025-11-25" else MODERN, "JSONRPCErrorResponse", message)

    def notification(self, message: dict[str, Any]) -> None:
        method, params = message["method"], message.get("params", {})
        revision = self.agreed
        if method == "notifications/progress":
            token = json.dumps(params.get("progressToken"))
            key, before = self.tokens.get(token, ("", float("inf")))
            if key not in self.open:
                self.problems.append(f"progress for {token}, which nothing asked for or which has ended")
            elif params["progress"] <= before:
                self.problems.append(f"progress of {token} does not grow")
            else:
                revision = self.open[key][1] or revision
            self.tokens[token] = (key, params["progress"])
        elif method == "notifications/subscriptions/acknowledged":
            revision = MODERN
        self.check(revision, NOTIFICATIONS.get(method, "JSONRPCNotification"), message)

    def answer(self, message: dict[str, Any]) -> None:
        key = json.dumps(message["id"])
        if key not in self.open:
            again = "twice" if key in self.answered else "though it was never asked"
            self.problems.append(f"{key} is answered {again}")
            return
        method, stated, params = self.open.pop(key)
        self.answered.add(key)
        revision = self.agreed if stated is None else MODERN
        if method == "initialize" and "result" in message:
            self.agreed = revision = message["result"]["protocolVersion"]
        if "error" in message:
            self.check(revision, "JSONRPCErrorResponse" if revision >= "2025-11-25" else "JSONRPCError", message)
            code = message["error"]["code"]
            if revision == MODERN and code in ERRORS:
                self.check(revision, ERRORS[code], message["error"])
            if revision == MODERN and code == -32022:
                self.check(revision, "UnsupportedProtocolVersionError", message)
            return
        result = message["result"]
        self.check(revision, "JSONRPCResultResponse" if revision >= "2025-11-25" else "JSONRPCResponse", message)
        self.check(revision, RESULTS.get(method, "Result"), result)
        if method == "tools/list":
            self.outputs = {tool["name"]: tool.get("outputSchema") for tool in result["tools"]}
        if method == "tools/call":
            self.output(params.get("name"), result, revision)

    def output(self, tool: Any, result: dict[str, Any], revision: str) -> None:
        schema = self.outputs.get(tool)
        if result.get("isError"):
            if "structuredContent" in result:
                self.problems.append(f"{tool} fails with structured content")
        elif schema and revision >= "2025-06-18":
            self.checks += 1
            validator = jsonschema.Draft202012Validator(schema)
            for error in validator.iter_errors(result.get("structuredContent")):
                self.problems.append(f"{tool} {error.json_path}: {error.message[:160]}")

    def check(self, revision: str, name: str, value: Any) -> None:
        if self.schemas.folder:
            self.checks += 1
        self.problems += self.schemas.problems(revision, name, value)


def main() -> int:
    schemas = Schemas(None if sys.argv[1] == "-" else Path(sys.argv[1]))
    checks = lines = 0
    problems: list[str] = []
    for path in map(Path, sys.argv[2:]):
        recording = Recording(schemas)
        for text in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(text)
            lines += entry["from"] == "server"
            recording.line(entry["from"], entry["line"])
        recording.problems += [f"{method} was never answered" for method, _, _ in recording.open.values()]
        checks += recording.checks
        problems += [f"{path.stem}: {problem}" for problem in recording.problems]
    kind = "by schema and rules" if schemas.folder else "by rules alone"
    print(*problems, f"{checks} checks {kind} on {lines} lines of the server, {len(problems)} problems", sep="\n")
    return 1 if problems or not lines else 0


if __name__ == "__main__":
    sys.exit(main())

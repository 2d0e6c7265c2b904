"""Speak one revision to a server in raw lines, and compare what must be the same in every revision.

    raw.py REVISION CALLS SERVER [ARGUMENT…]
"""

import json
import subprocess
import sys
from typing import Any

from calls import read_calls


class Connection:
    """A server that is asked one thing after the other."""

    def __init__(self, command: list[str]) -> None:
        self.server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.last = 0
        self.problems: list[str] = []

    def send(self, message: Any) -> None:
        assert self.server.stdin
        self.server.stdin.write(json.dumps(message).encode() + b"\n")
        self.server.stdin.flush()

    def receive(self) -> Any:
        assert self.server.stdout
        return json.loads(self.server.stdout.readline() or b"null")

    def ask(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        self.last += 1
        message: dict[str, Any] = {"jsonrpc": "2.0", "id": self.last, "method": method}
        if params is not None:
            message["params"] = params
        self.send(message)
        answer = self.receive()
        while isinstance(answer, dict) and "method" in answer:
            answer = self.receive()
        if not isinstance(answer, dict) or answer.get("id") != self.last:
            self.problems.append(f"{method} is answered with {json.dumps(answer)[:200]}")
            return {}
        return answer

    def expect(self, good: bool, what: str) -> None:
        if not good:
            self.problems.append(what)


def read_library(server: Connection) -> str:
    """Reads prompts, resources and proposals where the server has them; what there is, in words."""
    answer = server.ask("prompts/list")
    if answer.get("error", {}).get("code") == -32601:
        return ""
    prompts = answer.get("result", {}).get("prompts", [])
    for prompt in prompts:
        filled = server.ask("prompts/get", {"name": prompt["name"]}).get("result", {})
        server.expect(bool(filled.get("messages")), f"the prompt {prompt['name']} is empty")
        for argument in prompt.get("arguments", []):
            params = {
                "ref": {"type": "ref/prompt", "name": prompt["name"]},
                "argument": {"name": argument["name"], "value": "a"},
            }
            values = server.ask("completion/complete", params).get("result", {}).get("completion", {}).get("values")
            server.expect(values is not None, f"no proposals for {prompt['name']} {argument['name']}")
    resources = server.ask("resources/list").get("result", {}).get("resources", [])
    for resource in resources:
        contents = server.ask("resources/read", {"uri": resource["uri"]}).get("result", {}).get("contents")
        server.expect(bool(contents), f"{resource['uri']} is empty")
    templates = server.ask("resources/templates/list").get("result", {}).get("resourceTemplates", [])
    code = server.ask("resources/read", {"uri": "none://such"}).get("error", {}).get("code")
    server.expect(code == -32002, f"an unknown resource is {code}")
    return f"{len(prompts)} prompts, {len(resources)} resources, {len(templates)} templates, "


def main() -> int:
    revision, calls_path, *command = sys.argv[1:]
    server = Connection(command)
    client = {"name": "raw", "version": "1"}
    params = {"protocolVersion": revision, "capabilities": {"experimental": {"x": {"y": [1]}}}, "clientInfo": client}
    agreed = server.ask("initialize", params).get("result", {}).get("protocolVersion")
    server.expect(agreed == revision, f"agreed on {agreed}")
    server.send({"jsonrpc": "2.0", "method": "notifications/initialized"})
    server.expect(server.ask("ping").get("result") == {}, "ping")
    tools = server.ask("tools/list").get("result", {}).get("tools", [])
    server.expect(bool(tools), "no tools")
    server.expect(revision >= "2025-06-18" or all("outputSchema" not in tool for tool in tools), "outputSchema listed")
    names = [tool["name"] for tool in tools]
    made = 0
    for call in read_calls(calls_path, names):
        result = server.ask("tools/call", {"name": call.tool, "arguments": call.arguments}).get("result", {})
        made += 1
        if call.fails is not None:
            server.expect(bool(result.get("isError")) == call.fails, f"{call.tool}: isError is {result.get('isError')}")
        server.expect(revision >= "2025-06-18" or "structuredContent" not in result, "structuredContent sent")
    library = read_library(server)
    for method, arguments, code in [
        ("none/such", {}, -32601),
        ("server/discover", {}, -32601),
        ("tools/call", {"name": "no_such_tool"}, -32602),
        ("tools/call", {}, -32602),
        ("tools/list", {"cursor": "x"}, -32602),
    ]:
        answer = server.ask(method, arguments)
        server.expect(answer.get("error", {}).get("code") == code, f"{method} {arguments}: {json.dumps(answer)[:200]}")
    if revision == "2025-03-26":
        server.send([{"jsonrpc": "2.0", "id": "a", "method": "ping"}, {"jsonrpc": "2.0", "id": "b", "method": "tools/list"}])
        batch = server.receive()
        ids = [each.get("id") for each in batch] if isinstance(batch, list) else batch
        server.expect(ids == ["a", "b"], f"a batch is answered with {json.dumps(ids)[:200]}")
    assert server.server.stdin
    server.server.stdin.close()
    server.expect(server.server.wait(timeout=3) == 0, f"exit code {server.server.returncode}")
    print(*server.problems, f"{len(names)} tools, {made} calls, {library}exit code {server.server.returncode}", sep="\n")
    return 1 if server.problems else 0


if __name__ == "__main__":
    sys.exit(main())

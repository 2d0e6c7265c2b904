"""The calls that a client makes."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Call:
    """One call, and whether its answer says that it failed; None when that does not matter."""

    tool: str
    arguments: dict[str, Any]
    fails: bool | None


def read_calls(path: str, tools: list[str]) -> list[Call]:
    """The calls of a file, or for `-` one of each tool without arguments."""
    if path == "-":
        return [Call(tool, {}, None) for tool in tools]
    with open(path, encoding="utf-8") as file:
        return [Call(each["tool"], each.get("arguments", {}), each.get("fails", False)) for each in json.load(file)]

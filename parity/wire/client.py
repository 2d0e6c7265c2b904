"""Drive a server with an official client and print what came of it as one JSON object.

    client.py mcp|fastmcp MODE CALLS SERVER [ARGUMENT…]
"""

import asyncio
import json
import sys
from typing import Any

from calls import read_calls


async def drive(client: Any, list_tools: Any, calls_path: str, said: dict[str, Any]) -> None:
    tools = await list_tools()
    said["tools"] = [tool.name for tool in tools]
    if not tools:
        said["problems"].append("no tools")
    for call in read_calls(calls_path, said["tools"]):
        result = await client.call(call.tool, call.arguments)
        said["calls"] += 1
        if call.fails is not None and result != call.fails:
            said["problems"].append(f"{call.tool} {json.dumps(call.arguments)}: isError is {result}")


async def read_library(client: Any, said: dict[str, Any]) -> None:
    """Fills every prompt in, reads every resource, and asks for proposals, where the server has any.

    Both clients have the same methods; fastmcp gives lists where mcp gives results that hold them.
    """
    from mcp.types import PromptReference

    def listed(result: Any, name: str) -> list[Any]:
        return list(result) if isinstance(result, list) else list(getattr(result, name))

    try:
        prompts = listed(await client.list_prompts(), "prompts")
    except Exception as error:
        if "Method not found" in str(error):
            return
        raise
    for prompt in prompts:
        result = await client.get_prompt(prompt.name, {})
        if not result.messages or not result.messages[0].content.text:
            said["problems"].append(f"the prompt {prompt.name} is empty")
        for argument in prompt.arguments or []:
            await client.complete(
                PromptReference(type="ref/prompt", name=prompt.name), {"name": argument.name, "value": ""}
            )
    resources = listed(await client.list_resources(), "resources")
    for resource in resources:
        contents = listed(await client.read_resource(str(resource.uri)), "contents")
        if not contents or not contents[0].text:
            said["problems"].append(f"{resource.uri} is empty")
    templates = listed(await client.list_resource_templates(), "resource_templates")
    said["library"] = f"{len(prompts)} prompts, {len(resources)} resources, {len(templates)} templates"
    try:
        await client.read_resource("none://such")
        said["problems"].append("an unknown resource is no error")
    except Exception as error:
        if "none://such" not in str(error):
            said["problems"].append(f"an unknown resource is answered with: {error}")


class Official:
    """The client of the package `mcp`."""

    def __init__(self, mode: str, command: list[str]) -> None:
        from mcp import Client
        from mcp.client.stdio import StdioServerParameters

        parameters = StdioServerParameters(command=command[0], args=command[1:])
        self.client = Client(parameters, mode=mode, read_timeout_seconds=20)

    async def run(self, calls_path: str, said: dict[str, Any]) -> None:
        async with self.client as client:
            said["revision"] = client.session.protocol_version

            async def list_tools() -> list[Any]:
                return list((await client.list_tools()).tools)

            await drive(self, list_tools, calls_path, said)
            await read_library(client, said)
            await self.check_errors(client, said)

    async def call(self, tool: str, arguments: dict[str, Any]) -> bool:
        return bool((await self.client.call_tool(tool, arguments)).is_error)

    async def check_errors(self, client: Any, said: dict[str, Any]) -> None:
        try:
            await client.call_tool("no_such_tool", {})
            said["problems"].append("an unknown tool is no error of the protocol")
        except Exception as error:
            if "no_such_tool" not in str(error):
                said["problems"].append(f"an unknown tool is answered with: {error}")
        if said["tools"]:
            result = await client.call_tool(said["tools"][0], {"no_such_argument": 1})
            if not result.is_error:
                said["problems"].append("an unknown argument is not refused")


class Fast:
    """The client of the package `fastmcp`."""

    def __init__(self, mode: str, command: list[str]) -> None:
        from fastmcp import Client
        from fastmcp.client.transports import StdioTransport

        self.client = Client(StdioTransport(command[0], command[1:]), mode=mode, timeout=20)

    async def run(self, calls_path: str, said: dict[str, Any]) -> None:
        async with self.client as client:
            said["revision"] = client.session.protocol_version
            await drive(self, client.list_tools, calls_path, said)
            await read_library(client, said)

    async def call(self, tool: str, arguments: dict[str, Any]) -> bool:
        return bool((await self.client.call_tool(tool, arguments, raise_on_error=False)).is_error)


def flattened(error: BaseException) -> list[str]:
    if isinstance(error, BaseExceptionGroup):
        return [line for each in error.exceptions for line in flattened(each)]
    return [f"{type(error).__name__}: {error}"[:400]]


def main() -> int:
    name, mode, calls_path, *command = sys.argv[1:]
    said: dict[str, Any] = {"revision": None, "tools": [], "calls": 0, "problems": []}
    try:
        asyncio.run((Official if name == "mcp" else Fast)(mode, command).run(calls_path, said))
    except BaseException as error:  # a client refuses what it cannot read by raising anything at all
        said["problems"] += flattened(error)
    print(json.dumps(said))
    return 1 if said["problems"] else 0


if __name__ == "__main__":
    sys.exit(main())

"""Stand between a client and a server, passing every byte on and recording every line.

    tap.py RECORD SERVER [ARGUMENT…]

A recorded line is {"from": "client" or "server", "line": TEXT}.
"""

import json
import subprocess
import sys
import threading
from typing import BinaryIO


def main() -> int:
    record = open(sys.argv[1], "a", encoding="utf-8")
    lock = threading.Lock()
    server = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert server.stdin and server.stdout

    def write(side: str, line: bytes) -> None:
        # "dir" is what another validator of such records reads.
        text = line.rstrip(b"\n").decode("utf-8", "surrogateescape")
        direction = "c2s" if side == "client" else "s2c"
        with lock:
            record.write(json.dumps({"from": side, "dir": direction, "line": text}) + "\n")
            record.flush()

    def pass_on(source: BinaryIO, target: BinaryIO, side: str) -> None:
        for line in source:
            write(side, line)
            try:
                target.write(line)
                target.flush()
            except BrokenPipeError:
                break
        try:
            target.close()
        except BrokenPipeError:
            pass

    threading.Thread(target=pass_on, args=(sys.stdin.buffer, server.stdin, "client"), daemon=True).start()
    pass_on(server.stdout, sys.stdout.buffer, "server")
    return server.wait()


if __name__ == "__main__":
    sys.exit(main())

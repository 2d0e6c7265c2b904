"""Time `ast.parse` over files given as paths on standard input; run by parity/syntax-speed with each CPython.

All files are in memory before the clock starts, and parsed twice: the first round also pays for what a process
does once. Prints one line in the form of `syntax-parity bench`, `each file: BYTES bytes, SECONDS s`, of the
better round. The seconds are processor time, which a busy machine does not lengthen; ours are wall time, which it
does, so that the comparison errs against us.
"""

import ast
import sys
import time
import warnings


def parse_all(sources: list[bytes]) -> float:
    started = time.process_time()
    for source in sources:
        try:
            ast.parse(source)
        except (SyntaxError, ValueError):
            pass
    return time.process_time() - started


def main() -> None:
    warnings.simplefilter("ignore")
    sources = []
    for line in sys.stdin:
        with open(line.rstrip("\n"), "rb") as file:
            sources.append(file.read())
    best = min(parse_all(sources) for _ in range(2))
    print(f"each file: {sum(map(len, sources))} bytes, {best:.4f} s")


if __name__ == "__main__":
    main()

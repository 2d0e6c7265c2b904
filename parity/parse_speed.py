"""Time `ast.parse` over files given as paths on standard input; run by parity/syntax-speed with each CPython.

All files are in memory before the clock starts. Prints `FILES<tab>BYTES<tab>NANOSECONDS`.
"""

import ast
import sys
import time
import warnings


def main() -> None:
    warnings.simplefilter("ignore")
    sources = []
    for line in sys.stdin:
        with open(line.rstrip("\n"), "rb") as file:
            sources.append(file.read())
    started = time.perf_counter_ns()
    for source in sources:
        try:
            ast.parse(source)
        except (SyntaxError, ValueError):
            pass
    elapsed = time.perf_counter_ns() - started
    print(len(sources), sum(map(len, sources)), elapsed, sep="\t")


if __name__ == "__main__":
    main()

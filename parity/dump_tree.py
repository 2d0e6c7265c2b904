"""CPython's side of the syntax comparison, run by the oracle interpreter.

Reads paths from standard input, one a line. For each it writes one header line, `PATH<tab>STATUS<tab>SIZE`,
and then SIZE bytes. STATUS is `ok` with the dump of the tree, `error` with the message of the SyntaxError, or
`limit` where this CPython could not finish for reasons of its own (recursion, memory).
"""

import ast
import sys
import threading
import warnings


def answer(source: bytes) -> tuple[str, str]:
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        return "error", f"{error.lineno}:{error.offset} {error.msg}"
    except ValueError as error:
        # Bytes that the declared encoding does not have; a SyntaxError in all but its class.
        return "error", f"{type(error).__name__}: {error}"
    except (RecursionError, MemoryError) as error:
        return "limit", type(error).__name__
    try:
        return "ok", ast.dump(tree, include_attributes=True)
    except (RecursionError, MemoryError) as error:
        return "limit", f"{type(error).__name__} while dumping"


def serve() -> None:
    output = sys.stdout.buffer
    for line in sys.stdin.buffer:
        path = line.rstrip(b"\n")
        with open(path, "rb") as file:
            status, text = answer(file.read())
        body = text.encode("utf-8", "surrogatepass")
        output.write(b"%s\t%s\t%d\n" % (path, status.encode(), len(body)))
        output.write(body)
    output.flush()


def main() -> None:
    # `ast.dump` goes as deep as the tree does, and prints integers however long they are.
    sys.set_int_max_str_digits(0)
    sys.setrecursionlimit(200_000)
    warnings.simplefilter("ignore")
    threading.stack_size(512 << 20)
    thread = threading.Thread(target=serve)
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()

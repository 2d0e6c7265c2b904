# Verbs for people. Each one is a script or a program of its own; nothing is decided here.

.PHONY: help demo test lint release wheel bench snapshots clean

# The binary that people install: no Swift runtime beside it, no symbols in it.
RELEASE := scripts/release alembic-expert
BINARY := .build/release/alembic-expert

help:
	@echo "make demo       build the binary and watch an agent talk with it about examples/mattin"
	@echo "make test       build and run every test, with real Alembic on a PostgreSQL of its own"
	@echo "make lint       check the layout of the Swift sources"
	@echo "make bench      time first answers, long histories and the Python reader"
	@echo "make snapshots  print tools.json anew, and the tables of README.md"
	@echo "make release    build $(BINARY)"
	@echo "make wheel      pack it into a Python wheel under dist/"
	@echo "make clean      remove what was built and downloaded"

demo:
	@scripts/swift-toolchain
	@scripts/packages demo
	@$(RELEASE)
	@python=$$(scripts/venv demo demo/requirements.txt)/bin/python && $$python demo/conversation.py $(BINARY)

test:
	@scripts/swift-toolchain
	@scripts/packages test
	@scripts/test

lint:
	@scripts/swift-toolchain
	swift format lint --strict -r Sources Tests Package.swift

release:
	@scripts/swift-toolchain
	@scripts/packages build
	$(RELEASE)

wheel: release
	@python=$$(scripts/python) && $$python scripts/wheel --binary $(BINARY)

bench: release
	@python=$$(scripts/python) && $$python parity/cpython && $$python parity/fetch
	@scripts/release syntax-parity
	@python=$$(scripts/python) && $$python parity/start && $$python parity/syntax-speed

snapshots: release
	@scripts/snapshots $(BINARY)

clean:
	rm -rf .build dist .venv .venv-wire-clients .venv-wire-audits .parity

import Guard
import SystemPackage
import Testing

/// What a line of shell would run.
struct ShellReadingTests {
  @Test(arguments: [
    ("alembic upgrade head", ["alembic upgrade head"]),
    ("cd app && poetry run alembic heads; ls", ["alembic heads"]),
    ("A=b sudo -u postgres env X=1 psql -c 'select 1'", ["psql -c select 1"]),
    ("bash -lc \"cd x; git commit -m 'a b'\"", ["git commit -m a b"]),
    ("echo $(git rev-parse HEAD)", ["git rev-parse HEAD"]),
    ("if true; then git push; else gh pr create; fi", ["git push", "gh pr create"]),
    (
      "for c in upgrade stamp; do alembic $c head; done",
      ["alembic upgrade head", "alembic stamp head"]
    ),
    ("g() { git \"$@\"; }; g commit", ["git commit"]),
    ("alias a='alembic upgrade'; a head", ["alembic upgrade head"]),
    ("CMD='alembic upgrade head'; $CMD", ["alembic upgrade head"]),
    ("echo head | xargs alembic upgrade", ["alembic upgrade head"]),
    ("docker compose -f x.yml exec -T api alembic upgrade head", ["alembic upgrade head"]),
    ("kubectl exec -n prod pod/api -- alembic stamp head", ["alembic stamp head"]),
    ("ssh -i key prod 'cd /srv && alembic upgrade head'", ["alembic upgrade head"]),
    ("python3.12 -m alembic upgrade head", ["alembic upgrade head"]),
    ("uv run --with x python -m alembic upgrade head", ["alembic upgrade head"]),
    ("timeout -k 5 60 nice -n 5 alembic upgrade head", ["alembic upgrade head"]),
    ("$(which alembic) upgrade head", ["alembic upgrade head"]),
    ("(cd a && git status) | cat", ["git status"]),
    ("! { git add .; } >log 2>&1", ["{", "git add ."]),
    ("case $1 in a|b) git push ;; *) echo x ;; esac", ["git push"]),
    ("cat <<'EOF' | bash\ngit push\nEOF", ["git push"]),
    ("echo 'git push'", []),
    ("# git push", []),
    ("\\git \"pu\"sh", ["git push"]),
    ("rm alembic/versions/{a,b}.py", ["rm alembic/versions/a.py alembic/versions/b.py"]),
    ("find alembic -name '*.py' -exec rm {} +", ["rm alembic/**/*.py"]),
    ("$'\\x67it' push", ["git push"]),
  ])
  func commands(_ line: String, _ expected: [String]) {
    let reading = ShellReading.of(line, in: FilePath("/project"))
    #expect(reading.commands.map(\.text) == expected)
    #expect(reading.failures == [])
  }

  @Test(arguments: [
    "git commit -m 'open", "echo $(git push", "if true; then git push", "git push &&& x (",
  ])
  func unreadable(_ line: String) {
    #expect(!ShellReading.of(line, in: nil).failures.isEmpty)
  }

  @Test func whatIsNotInTheLineIsUnknown() {
    let reading = ShellReading.of("alembic $VERB head", in: nil)
    #expect(reading.commands.first?.arguments.first?.isKnown == false)
  }
}

import PythonInterpreter
import Testing

/// YAML is read as PyYAML reads it; what is not read is unknown with its line.
struct YAMLTests {
  static let cases: [(text: String, value: String)] = [
    (
      "a: 1\nb: two\nc: [x, 'y z', \"q\\n\"]\nd: {k: v, n: }",
      "{'a': 1, 'b': 'two', 'c': ['x', 'y z', 'q\\n'], 'd': {'k': 'v', 'n': None}}"
    ),
    (
      "- 1\n- -2\n- 0x1F\n- 017\n- 0b11\n- 1_000\n- 1.5\n- 1.e+3\n- .5\n- 1e3\n- 08\n- +1",
      "[1, -2, 31, 15, 3, 1000, 1.5, 1000.0, 0.5, '1e3', '08', 1]"
    ),
    (
      "- yes\n- No\n- on\n- y\n- ~\n- null\n-\n- true\n- 'true'\n- .inf",
      "[True, False, True, 'y', None, None, None, True, 'true', inf]"
    ),
    (
      "key:\n- a\n- b\nother:\n  - c\n  -   d: 1\n      e: 2\n  - - nested\n    - list",
      "{'key': ['a', 'b'], 'other': ['c', {'d': 1, 'e': 2}, ['nested', 'list']]}"
    ),
    (
      "text: |\n  one\n    two\n\n  three\nnext: >\n  folded\n  line\n\n  para\n    more\n  end\n",
      "{'text': 'one\\n  two\\n\\nthree\\n', 'next': 'folded line\\npara\\n  more\\nend\\n'}"
    ),
    (
      "keep: |+\n  a\n\nstrip: >-\n  b\n  c\n\nlast: |2\n    x",
      "{'keep': 'a\\n\\n', 'strip': 'b c', 'last': '  x'}"
    ),
    (
      "plain: several\n  words\n\n  here # comment\nurl: http://host:80/a#b\nempty:\n# comment\nz: 1",
      "{'plain': 'several words\\nhere', 'url': 'http://host:80/a#b', 'empty': None, 'z': 1}"
    ),
    (
      "base: &b {x: 1, y: 2}\nmade:\n  <<: *b\n  y: 3\nlist: [*b, 5]",
      "{'base': {'x': 1, 'y': 2}, 'made': {'x': 1, 'y': 3}, 'list': [{'x': 1, 'y': 2}, 5]}"
    ),
    (
      "---\n'quoted key': 'it''s'\n\"k\\u00e9y\": \"fold\n  ed \\\n  on\"\n...\n",
      "{'quoted key': \"it's\", 'kéy': 'fold ed on'}"
    ),
    (
      "{a: [1, {b: c}], \"d\":e,\n # comment\n f}",
      "{'a': [1, {'b': 'c'}], 'd': 'e', 'f': None}"
    ),
    (
      "a: 'multi\n  line\n\n  quote'\n1: int key\ntrue: bool key",
      "{'a': 'multi line\\nquote', 1: 'bool key'}"
    ),
    (
      "",
      "None"
    ),
    (
      "# only a comment",
      "None"
    ),
    (
      "just a word",
      "'just a word'"
    ),
    (
      "- a: |\n    x\n  b: y\n",
      "[{'a': 'x\\n', 'b': 'y'}]"
    ),
    (
      "a:\n  - b\n\n  - c\nd:\n  e:\n    f: g\n  h: i",
      "{'a': ['b', 'c'], 'd': {'e': {'f': 'g'}, 'h': 'i'}}"
    ),
  ]

  private static func load(_ text: String, with call: String = "yaml.safe_load(text)") -> String {
    let quoted = text.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
      .replacing("\n", with: "\\n")
    return Program.result("import yaml\ntext = '\(quoted)'\nresult = \(call)")
  }

  @Test(arguments: cases)
  func reads(_ text: String, _ value: String) {
    #expect(Self.load(text) == value)
  }

  @Test(arguments: [
    ("a: !!str 1", "a tag in line 1"),
    ("a:\n  b: c: d", "a mapping that begins after a key in line 2"),
    ("? a\n: b", "a key of several lines in line 1"),
    ("a: *b", "an alias without its anchor in line 1"),
    ("a: 1\n b: 2", "a key within a value in line 2"),
    ("[a, b", "a collection without its end in line 1"),
    ("a: |\n  x\n y", "a line that is indented too far in line 3"),
    ("%YAML 1.1\n--- a", "a directive in line 1"),
  ])
  func leavesOut(_ text: String, _ reason: String) {
    #expect(Self.load(text) == "<unknown: YAML with \(reason)>")
  }

  @Test func datesAreNotKnown() {
    #expect(Self.load("[2024-01-02, 12:30:45]").contains("<unknown: the YAML moment '2024-01-02'>"))
  }

  @Test func aLoaderThatTheProgramChangesIsNotFollowed() {
    let own = "class Own(yaml.SafeLoader): pass\nresult = yaml.load('a: 1', Loader=Own)"
    #expect(Program.result("import yaml\n" + own) == "<unknown: YAML read by a loader of its own>")
    let changed = "yaml.add_constructor('!x', None)\nresult = yaml.safe_load('a: 1')"
    #expect(Program.result("import yaml\n" + changed).hasPrefix("<unknown"))
    #expect(
      Program.result(
        "from yaml.loader import SafeLoader\nimport yaml\nresult = yaml.load('a: 1', SafeLoader)")
        == "{'a': 1}")
  }

  @Test func severalDocuments() {
    #expect(
      Self.load("a: 1\n---\nb: 2", with: "list(yaml.safe_load_all(text))") == "[{'a': 1}, {'b': 2}]"
    )
    let failing = "try: yaml.safe_load('a\\n---\\nb')\nexcept yaml.YAMLError: result = 'two'"
    #expect(Program.result("import yaml\n" + failing) == "'two'")
  }

  @Test func deepAndLongTextsEnd() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(Self.load(deep).hasPrefix("<unknown: YAML with collections that are nested deeply"))
    let long = "result = yaml.safe_load('a: ' + 'b' * 5000000)"
    #expect(Program.result("import yaml\n" + long) == "<unknown: YAML of more than 4 MiB>")
  }
}

import ProjectFiles
import PythonInterpreter
import SystemPackage
import Testing

/// Modules are found and run as Python does it.
struct ModuleTests {
  /// Files in memory.
  struct Files: ProjectSource {
    var files: [String: String]

    func bytes(at path: String) -> [UInt8]? { files[path].map { Array($0.utf8) } }

    func kind(at path: String) -> FileReading.Kind? {
      if files[path] != nil { return .file }
      return files.keys.contains { $0.hasPrefix(path + "/") } ? .directory : nil
    }

    func names(in path: String) -> [String]? {
      guard kind(at: path) == .directory else { return nil }
      let inside = files.keys.filter { $0.hasPrefix(path + "/") }.map {
        String($0.dropFirst(path.count + 1).prefix { $0 != "/" })
      }
      return Set(inside).sorted()
    }
  }

  static let files = Files(files: [
    "/p/plain.py": "x = 1\n__all__ = ['x', 'y']\ny = 2\n_z = 3",
    "/p/hidden.py": "a = 1\n_b = 2",
    "/p/pkg/__init__.py": "from .sub import value\nfrom . import other\nname = __name__",
    "/p/pkg/sub.py": "from .other import two\nvalue = two + 1\npackage = __package__",
    "/p/pkg/other.py": "two = 2",
    "/p/pkg/deep/__init__.py": "",
    "/p/pkg/deep/mod.py": "from ..other import two\nfrom ... import nothing",
    "/p/pkg/deep/good.py":
      "from ..other import two as t\nfrom .. import other as o\nr = (t, o.two)",
    "/p/space/inner.py": "v = 'namespace'",
    "/p/cycle_a.py": "import cycle_b\nx = 1\ny = cycle_b.z",
    "/p/cycle_b.py": "import cycle_a\nz = hasattr(cycle_a, 'x')",
    "/p/cycle_c.py": "from cycle_d import b\na = 1",
    "/p/cycle_d.py": "from cycle_c import a\nb = 1",
    "/p/broken.py": "def f(:\n  pass",
    "/p/raises.py": "raise ValueError('at import')",
    "/p/counted.py": "import sys\nprint('once')",
    "/p/src/late.py": "v = 'late'",
    "/p/lazy.py": "def __getattr__(name):\n  return name * 2",
    "/p/star3.py": "from nowhere import *\nknown = 1",
    "/p/types.py": "shadow = 1",
    "/p/checking.py":
      "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  import nowhere\nv = TYPE_CHECKING",
  ])

  static let cases: [(source: String, result: String)] = [
    (
      "import plain\nresult = (plain.x, plain.__name__, plain.__file__)",
      "(1, 'plain', '/p/plain.py')"
    ),
    ("from plain import *\nresult = (x, y, '_z' in globals())", "(1, 2, False)"),
    ("from hidden import *\nresult = (a, '_b' in globals())", "(1, False)"),
    ("import pkg\nresult = (pkg.value, pkg.other.two, pkg.name)", "(3, 2, 'pkg')"),
    ("import pkg.sub as s\nresult = (s.value, s.package)", "(3, 'pkg')"),
    ("import pkg.sub\nresult = pkg.sub.value", "3"),
    ("from pkg import deep\nresult = deep.__name__", "'pkg.deep'"),
    ("from pkg.deep import good\nresult = good.r", "(2, 2)"),
    ("import space.inner\nresult = space.inner.v", "'namespace'"),
    ("import cycle_a\nresult = (cycle_a.x, cycle_a.y)", "(1, False)"),
    (
      "try:\n  import cycle_c\nexcept ImportError as e: result = str(e)",
      "\"cannot import name 'a' from partially initialized module 'cycle_c' (most likely due to a circular import)\""
    ),
    (
      "try:\n  import pkg.missing\nexcept ModuleNotFoundError as e: result = str(e)",
      "\"No module named 'pkg.missing'\""
    ),
    (
      "try:\n  from pkg import missing\nexcept ImportError as e: result = str(e)",
      "\"cannot import name 'missing' from 'pkg'\""
    ),
    ("try:\n  import raises\nexcept ValueError as e: result = str(e)", "'at import'"),
    ("import broken\nresult = broken.f", "<unknown: /p/broken.py, line 1: invalid syntax>"),
    ("import counted\nimport counted as c\nresult = c is counted", "True"),
    ("import sys\nsys.path.append('/p/src')\nimport late\nresult = late.v", "'late'"),
    (
      "import sys, os\nsys.path.insert(0, os.path.join(os.path.dirname(__file__), 'src'))\nimport late\nresult = late.v",
      "'late'"
    ),
    ("import lazy\nresult = lazy.ab", "'abab'"),
    ("import types\nresult = hasattr(types, 'SimpleNamespace')", "True"),
    (
      "import re\np = re.compile('b+')\nm = p.match('abb', 1)\n"
        + "result = (p.match('abb'), m.span(), p.search('abbb', 2, 3).span(), p.findall('bab', 1))",
      "(None, (1, 3), (2, 3), ['b'])"
    ),
    ("import requests.adapters\nresult = requests", "<unknown: import of requests: third party>"),
    (
      "from requests import get\nresult = get('x').json()",
      "<unknown: import of requests: third party (get)>"
    ),
    ("from star3 import known\nresult = known", "1"),
    ("import star3\nresult = star3.other", "<unknown: import of nowhere: third party>"),
    ("import checking\nresult = checking.v", "False"),
    ("import importlib\nresult = importlib.import_module('pkg.sub').value", "3"),
    (
      "import pkgutil, pkg\nresult = [m[1] for m in pkgutil.iter_modules(pkg.__path__)]",
      "['deep', 'other', 'sub']"
    ),
    (
      "import os\nresult = sorted(os.listdir('/p/pkg'))",
      "['__init__.py', 'deep', 'other.py', 'sub.py']"
    ),
    ("import os\nresult = os.path.exists('/p/plain.py'), os.path.isdir('/p/pkg')", "(True, True)"),
    ("import os\nresult = os.path.exists('/etc/passwd')", "<unknown: whether /etc/passwd exists>"),
    (
      "import os\nresult = os.path.exists('/p/none'), os.path.exists('/p/none/deeper/file')",
      "(False, False)"
    ),
    ("try: open('/p/none/file')\nexcept FileNotFoundError: result = 'missing'", "'missing'"),
    (
      "import shutil, inspect\nresult = inspect.ismodule(shutil), callable(shutil), shutil.rmtree",
      "(True, False, <unknown: shutil.rmtree>)"
    ),
    (
      "import base64\nresult = base64.b64encode(b'any'), base64.urlsafe_b64decode('-_-_')",
      "(b'YW55', b'\\xfb\\xff\\xbf')"
    ),
    (
      "import shlex\nresult = shlex.split('a \"b c\" d\\\\ e'), shlex.quote('x y')",
      "(['a', 'b c', 'd e'], \"'x y'\")"
    ),
    (
      "from urllib.parse import quote_plus, unquote, urlsplit\n"
        + "u = urlsplit('postgresql+psycopg://me:p%40s@Host:5433/db?a=1#f')\n"
        + "result = quote_plus('p@s /'), unquote('p%40s'), u.scheme, u.username, u.password, u.hostname, u.port, u.path, u.query",
      "('p%40s+%2F', 'p@s', 'postgresql+psycopg', 'me', 'p%40s', 'host', 5433, '/db', 'a=1')"
    ),
    (
      "from urllib.parse import urlencode, urlparse, urlunparse, parse_qs\n"
        + "result = urlencode({'a b': 'c&d'}), urlunparse(urlparse('https://h/p;q?r#s')), parse_qs('a=1&a=2')",
      "('a+b=c%26d', 'https://h/p;q?r#s', {'a': ['1', '2']})"
    ),
    ("result = open('/p/pkg/other.py').read()", "'two = 2'"),
    ("with open('hidden.py') as f: result = f.readlines()", "['a = 1\\n', '_b = 2']"),
    (
      "import pathlib\nresult = (pathlib.Path(__file__).parent / 'pkg' / 'other.py').read_text()",
      "'two = 2'"
    ),
    ("import glob\nresult = sorted(glob.glob('/p/pkg/*.py'))[1]", "'/p/pkg/other.py'"),
    ("result = __import__('pkg.sub').value", "3"),
    ("result = __import__('pkg.deep.good', fromlist=['r']).r", "(2, 2)"),
    ("result = __import__('pkg', globals(), locals(), ['deep']).deep.__name__", "'pkg.deep'"),
    (
      "import re\nresult = re.match('a*+a', 'aaa'), re.match('(?>a|ab)c', 'abc'), re.match('v?+([0-9]++)x', 'v12x').group(1)",
      "(None, None, '12')"
    ),
  ]

  @Test(arguments: cases)
  func imports(_ source: String, _ expected: String) {
    var options = InterpreterOptions()
    options.searchRoots = ["/p"]
    options.workingDirectory = "/p"
    options.source = Self.files
    let outcome = Program.run(
      Array(source.utf8), options, path: "/p/program.py", names: ["result"])
    #expect(outcome.failure ?? outcome.values["result"] == expected)
  }

  @Test func printsOfAModuleAreKeptOnce() {
    var options = InterpreterOptions()
    options.searchRoots = ["/p"]
    options.source = Self.files
    let outcome = Program.run(Array("import counted\nimport counted".utf8), options)
    #expect(outcome.output == "once\n")
  }

  /// Every file of the folder that declares a stand-in is named in the list.
  @Test func everyStandInIsRegistered() throws {
    let folder = ProgramTests.folder.removingLastComponent().removingLastComponent()
      .removingLastComponent().appending("Sources/PythonInterpreter/StandardLibrary")
    let listed = Set(StandardLibrary.modules.map { "\($0)" })
    for entry in try FileReading.entries(of: folder) where entry.name.hasSuffix(".swift") {
      let text = String(
        decoding: try FileReading.bytes(of: folder.appending(entry.name)), as: UTF8.self)
      for line in text.split(separator: "\n")
      where line.contains(": StandInModule {") || line.contains(": PythonStandIn {") {
        let name = line.split(separator: " ").first { $0.hasSuffix("Module:") }
        #expect(name.map { listed.contains(String($0.dropLast())) } == true, "\(entry.name)")
      }
    }
    #expect(listed.count == StandardLibrary.modules.count)
  }

  /// A package that says that it is spread is looked for among the installed packages as well.
  @Test func aSpreadPackageGoesOnInTheInstalledOnes() {
    var options = InterpreterOptions()
    options.searchRoots = ["/p"]
    options.source = Files(files: [
      "/p/wide/__init__.py":
        "__path__ = __import__('pkgutil').extend_path(__path__, __name__)\nhere = 1",
      "/site/wide/__init__.py": "here = 2",
      "/site/wide/far.py": "from wide import here\nv = here + 1",
    ])
    let source = Array("from wide import far\nresult = far.v".utf8)
    let alone = Program.run(source, options, names: ["result"])
    #expect(alone.values["result"] == "<unknown: import of wide.far: third party>")
    options.installedPackages = InstalledPackages(folders: ["/site"], names: ["wide"])
    #expect(Program.run(source, options, names: ["result"]).values["result"] == "2")
  }

  @Test func environmentIsWhatTheCallerDeclares() {
    var options = InterpreterOptions()
    options.environment = ["SET": "value", "UNSET": nil]
    let source =
      "import os\nresult = (os.environ['SET'], os.getenv('UNSET', 'd'), os.environ.get('OTHER'), 'UNSET' in os.environ)"
    let outcome = Program.run(Array(source.utf8), options, names: ["result"])
    #expect(
      outcome.values["result"]
        == "('value', 'd', <unknown: environment variable OTHER>, False)")
  }
}

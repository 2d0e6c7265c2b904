import SourceText
import SystemPackage
import Testing

@testable import AlembicHistory

@Suite struct ProjectModulesTests {
  static func labels(_ revision: String, _ modules: [String: String]) throws
    -> RevisionVariable<[String]>
  {
    let files = modules.merging([
      "alembic.ini": "[alembic]\nscript_location = shop/db\n",
      "shop/db/versions/a.py": "revision = 'a'\ndown_revision = None\n" + revision,
    ]) { $1 }
    let tree = try ProjectTree(files)
    return try #require(try tree.locate().readRevisions().files.first).branchLabels
  }

  @Test(arguments: [
    "from shop.db.names import EXPAND\nbranch_labels = EXPAND",
    "from shop.db import names\nbranch_labels = (names.EXPAND,)",
    "import shop.db.names\nbranch_labels = [shop.db.names.EXPAND]",
    "import shop.db.names as n\nbranch_labels = n.EXPAND",
    "from shop.db.again import EXPAND\nbranch_labels = EXPAND",
    "from shop.db.again import THROUGH\nbranch_labels = THROUGH",
  ])
  func followsAnImportToAConstant(source: String) throws {
    let labels = try Self.labels(
      source,
      [
        "shop/__init__.py": "", "shop/db/__init__.py": "",
        "shop/db/names.py": "EXPAND = 'ex' + 'pand'\n",
        "shop/db/again.py":
          "from .names import EXPAND\nfrom ..db import names\nTHROUGH = names.EXPAND\n",
      ])
    #expect(labels.value == ["expand"])
  }

  @Test(arguments: [
    ("from shop.db.names import EXPAND\nbranch_labels = EXPAND", "EXPAND = input()\n"),
    ("from shop.db.names import MISSING\nbranch_labels = MISSING", ""),
    ("from elsewhere import EXPAND\nbranch_labels = EXPAND", ""),
    ("from .names import EXPAND\nbranch_labels = EXPAND", "EXPAND = 'a'\n"),
    ("from shop.db.names import A\nbranch_labels = A", "from shop.db.names import B as A\nB = A\n"),
  ])
  func saysSoWhenItIsNoConstant(source: String, names: String) throws {
    let labels = try Self.labels(source, ["shop/db/names.py": names])
    guard case .unknown(let reason, let position) = labels else {
      Issue.record("\(labels) is taken for known")
      return
    }
    #expect(reason.contains("import"))
    #expect(position.line == 3)
  }
}

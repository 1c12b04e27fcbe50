import ArchiveStore
import FoundationEssentials

private let object = Sample.folder

extension AuditDamage {
  static let contents = [
    AuditDamage(
      "file changed",
      [
        "error nothing v1/content/page.html: is not what was stored: its sha512 differs (page.html of v1 and v2)"
      ]
    ) { try $0.write("<p>2</p>", to: "\(object)/v1/content/page.html") },
    AuditDamage(
      "file of an old version empty",
      [
        "error nothing v1/content/article.json: is not what was stored: its sha512 differs (article.json of v1)"
      ]
    ) { try $0.write("", to: "\(object)/v1/content/article.json") },
    AuditDamage("file missing", ["error nothing v2/content/article.json: is missing (article.json of v2)"]) {
      try $0.remove("\(object)/v2/content/article.json")
    },
    AuditDamage(
      "folder of files missing", ["error nothing v2/content/article.json: is missing (article.json of v2)"]
    ) { try $0.remove("\(object)/v2/content") },
    AuditDamage(
      "file that became a folder",
      [
        "error nothing v1/content/page.html: is a folder, not the file that was stored (page.html of v1 and v2)"
      ]
    ) {
      try $0.remove("\(object)/v1/content/page.html")
      try $0.write("<p>1</p>", to: "\(object)/v1/content/page.html/page.html")
    },
    AuditDamage(
      "file that became a link",
      [
        "error nothing v1/content/page.html: is a link or a special file, not the file that was stored "
          + "(page.html of v1 and v2)"
      ]
    ) {
      try $0.write("<p>1</p>", to: "page.html")
      try $0.remove("\(object)/v1/content/page.html")
      try $0.link("\(object)/v1/content/page.html", to: "../../../../../page.html")
    },
    AuditDamage(
      "file in capitals, which is not the same name",
      [
        "warning repair v2/content/ARTICLE.JSON: is a file that the inventory does not name",
        "error nothing v2/content/article.json: is missing (article.json of v2)",
      ]
    ) {
      try $0.copy("\(object)/v2/content/article.json", to: "\(object)/v2/content/ARTICLE.JSON")
      try $0.remove("\(object)/v2/content/article.json")
    },
    AuditDamage(
      "version missing",
      [
        "error nothing v2/content/article.json: is missing (article.json of v2)",
        "error repair v2/inventory.json: is missing", "error repair v2/inventory.json.sha512: is missing",
      ]
    ) { try $0.remove("\(object)/v2") },
    AuditDamage(
      "version that became a file",
      [
        "error nothing v2: is a file, not a folder",
        "error nothing v2/content/article.json: is missing (article.json of v2)",
      ]
    ) {
      try $0.remove("\(object)/v2")
      try $0.write("", to: "\(object)/v2")
    },
    AuditDamage(
      "version that became a link",
      [
        "error nothing v2: is a link or a special file, not a folder",
        "error nothing v2/content/article.json: is missing (article.json of v2)",
      ]
    ) {
      try $0.copy("\(object)/v2", to: "elsewhere")
      try $0.remove("\(object)/v2")
      try $0.link("\(object)/v2", to: "../../../elsewhere")
    },
  ]

  static let strays = [
    AuditDamage(
      "stray files at every level",
      [
        "warning repair .DS_Store: is a file that the inventory does not name",
        "warning repair inventory.json.sha256: is a file that the inventory does not name",
        "warning repair v1/notes.txt: is a file that the inventory does not name",
        "warning repair v1/content/a b\nc: is a file that the inventory does not name",
      ]
    ) {
      try $0.write("1", to: "\(object)/.DS_Store")
      try $0.write("2", to: "\(object)/inventory.json.sha256")
      try $0.write("3", to: "\(object)/v1/notes.txt")
      try $0.write("4", to: "\(object)/v1/content/a b\nc")
    },
    AuditDamage(
      "stray folder", ["warning repair v1/content/media: is a folder that the inventory does not name"]
    ) {
      try $0.write("1", to: "\(object)/v1/content/media/1.jpg")
      try $0.makeFolder("\(object)/v1/content/media/empty")
    },
    AuditDamage("empty folder", ["warning repair v2/content/media: is an empty folder"]) {
      try $0.makeFolder("\(object)/v2/content/media")
    },
    AuditDamage("empty folders in each other", ["warning repair logs: is an empty folder"]) {
      try $0.makeFolder("\(object)/logs/a/b")
      try $0.makeFolder("\(object)/logs/c")
    },
    AuditDamage("link", ["warning repair v1/content/link: is a link or a special file"]) {
      try $0.link("\(object)/v1/content/link", to: "page.html")
    },
    AuditDamage("link to nothing", ["warning repair link: is a link or a special file"]) {
      try $0.link("\(object)/link", to: "/nonexistent")
    },
    AuditDamage("named pipe", ["warning repair v1/content/pipe: is a link or a special file"]) {
      try $0.makePipe("\(object)/v1/content/pipe")
    },
    AuditDamage(
      "named pipe for a checksum",
      [
        "error repair inventory.json.sha512: is a link or a special file, not a plain file"
      ]
    ) {
      try $0.remove("\(object)/inventory.json.sha512")
      try $0.makePipe("\(object)/inventory.json.sha512")
    },
  ]

  static let versions = [
    AuditDamage(
      "version that is complete and not named",
      ["warning repair v2: is complete, but the inventory does not name it (a run is at work here, or died)"]
    ) { try $0.goBack(["inventory.json", "inventory.json.sha512"]) },
    AuditDamage(
      "version that is complete and not named, with the checksum in place",
      ["warning repair v2: is complete, but the inventory does not name it (a run is at work here, or died)"]
    ) { try $0.goBack(["inventory.json"]) },
    AuditDamage(
      "version that is not named and lacks a file",
      ["warning repair v2: is a version that the inventory does not name"]
    ) {
      try $0.goBack(["inventory.json", "inventory.json.sha512"])
      try $0.remove("\(object)/v2/content/article.json")
    },
    AuditDamage(
      "version that is not named and has other bytes",
      ["warning repair v2: is a version that the inventory does not name"]
    ) {
      try $0.goBack(["inventory.json", "inventory.json.sha512"])
      try $0.write("{}", to: "\(object)/v2/content/article.json")
    },
    AuditDamage(
      "version that is not named and has another past",
      ["warning repair v2: is a version that the inventory does not name"]
    ) {
      try $0.goBack(["inventory.json", "inventory.json.sha512"])
      try $0.writeInventory(
        Sample.secondInventory.replacing("\"first\"", with: "\"other\""), in: "\(object)/v2")
    },
    AuditDamage(
      "version that is not named and skips a number",
      ["warning repair v4: is a version that the inventory does not name"]
    ) { try $0.copy("\(object)/v2", to: "\(object)/v4") },
    AuditDamage(
      "folders that look like versions",
      [
        "warning repair v0: is a folder that the inventory does not name",
        "warning repair v02: is a folder that the inventory does not name",
      ]
    ) {
      try $0.copy("\(object)/v2", to: "\(object)/v0")
      try $0.copy("\(object)/v2", to: "\(object)/v02")
    },
    AuditDamage(
      "file that looks like a version", ["warning repair v3: is a file that the inventory does not name"]
    ) {
      try $0.write("", to: "\(object)/v3")
    },
  ]

  static let roots = [
    AuditDamage("archive without its declaration", ["error repair /objects/0=ocfl_1.1: is missing"]) {
      try $0.remove("objects/0=ocfl_1.1")
    },
    AuditDamage(
      "archive with another declaration",
      ["error repair /objects/0=ocfl_1.1: does not say what the folder is"]
    ) { try $0.write("ocfl_1.0\n", to: "objects/0=ocfl_1.1") },
    AuditDamage(
      "stray files beside the articles",
      [
        "warning repair /objects/051481US/notes.txt: is a file that belongs to no article",
        "warning repair /objects/notes.txt: is a file that belongs to no article",
      ]
    ) {
      try $0.write("1", to: "objects/notes.txt")
      try $0.write("2", to: "objects/051481US/notes.txt")
    },
    AuditDamage(
      "names that OCFL allows in a storage root: nothing is wrong", []
    ) {
      try $0.write("", to: "objects/ocfl_1.1.html")
      try $0.write("{}", to: "objects/ocfl_layout.json")
      try $0.write("", to: "objects/extensions/initial/config.json")
    },
    AuditDamage(
      "empty columns and objects",
      [
        "warning repair /objects/051481US/empty: is an empty folder",
        "warning repair /objects/empty: is an empty folder",
        "warning repair /objects/full-of-empty: is an empty folder",
      ]
    ) {
      try $0.makeFolder("objects/051481US/empty")
      try $0.makeFolder("objects/empty")
      try $0.makeFolder("objects/full-of-empty/a/b")
    },
    AuditDamage(
      "folders that are no articles",
      [
        "warning repair /objects/051481US/letters: is a folder that is no article",
        "warning repair /objects/letters: is a folder without an article",
      ]
    ) {
      try $0.write("1", to: "objects/051481US/letters/a.txt")
      try $0.write("2", to: "objects/letters/a.txt")
      try $0.makeFolder("objects/letters/b")
    },
    AuditDamage(
      "column that is a link", ["error nothing /objects/column: is a link or a special file, not a folder"]
    ) {
      try $0.link("objects/column", to: "051481US")
    },
    AuditDamage(
      "object that is a link",
      ["error nothing /objects/051481US/link: is a link or a special file, not a folder"]
    ) { try $0.link("objects/051481US/link", to: "JU7JLCSV051481US") },
    AuditDamage(
      "object where a column belongs", ["error nothing /objects/other: is an object where a column belongs"]
    ) { try $0.copy(object, to: "objects/other") },
    AuditDamage(
      "object under a name that no article has",
      ["error nothing /objects/051481US/JU 7: is an object under a name that the archive does not give"]
    ) { try $0.copy(object, to: "objects/051481US/JU 7") },
    AuditDamage(
      "object under the name of another",
      [
        "error nothing /objects/051481US/JU7JLCSV051481UT/inventory.json: is the inventory of another object "
          + "(urn:netease:JU7JLCSV051481US)"
      ]
    ) { try $0.copy(object, to: "objects/051481US/JU7JLCSV051481UT") },
    AuditDamage(
      "object that is there twice",
      ["error nothing /objects/zzz/JU7JLCSV051481US: has the same id as \(object)"]
    ) { try $0.copy("objects/051481US", to: "objects/zzz") },
    AuditDamage(
      "staging folder with something in it",
      ["warning repair /.staging: holds work that is not finished (a run is at work here, or died)"]
    ) { try $0.write("half", to: ".staging/objects/051481US/AAAA/inventory.json") },
  ]
}

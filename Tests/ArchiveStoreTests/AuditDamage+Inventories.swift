import ArchiveStore
import FoundationEssentials

private let object = Sample.folder

extension AuditDamage {
  static let declarations = [
    AuditDamage("object without its declaration", ["error repair 0=ocfl_object_1.1: is missing"]) {
      try $0.remove("\(object)/0=ocfl_object_1.1")
    },
    AuditDamage(
      "object with an empty declaration", ["error repair 0=ocfl_object_1.1: does not say what the folder is"]
    ) { try $0.write("", to: "\(object)/0=ocfl_object_1.1") },
    AuditDamage(
      "object with a folder for its declaration",
      ["error repair 0=ocfl_object_1.1: is a folder, not a file"]
    ) {
      try $0.remove("\(object)/0=ocfl_object_1.1")
      try $0.write("mine", to: "\(object)/0=ocfl_object_1.1/letter.txt")
    },
    AuditDamage(
      "object with the declaration of another edition of OCFL besides",
      ["warning repair 0=ocfl_object_1.0: is a file that the inventory does not name"]
    ) { try $0.write("ocfl_object_1.0\n", to: "\(object)/0=ocfl_object_1.0") },
  ]

  static let inventories = [
    AuditDamage(
      "inventory with one letter changed", ["error repair inventory.json: is not what its checksum says"]
    ) {
      try $0.write(
        Sample.secondInventory.replacing("\"first\"", with: "\"First\""), to: "\(object)/inventory.json")
    },
    AuditDamage("inventory missing", ["error repair inventory.json: is missing"]) {
      try $0.remove("\(object)/inventory.json")
    },
    AuditDamage("inventory empty", ["error repair inventory.json: is not an inventory in JSON"]) {
      try $0.write("", to: "\(object)/inventory.json")
    },
    AuditDamage("inventory cut short", ["error repair inventory.json: is not an inventory in JSON"]) {
      try $0.write(String(Sample.secondInventory.prefix(300)), to: "\(object)/inventory.json")
    },
    AuditDamage(
      "inventory that nests without end", ["error repair inventory.json: is not an inventory in JSON"]
    ) {
      try $0.write(String(repeating: "[", count: 1 << 20), to: "\(object)/inventory.json")
    },
    AuditDamage(
      "inventory that is a link",
      ["error repair inventory.json: is a link or a special file, not a plain file"]
    ) {
      try $0.remove("\(object)/inventory.json")
      try $0.link("\(object)/inventory.json", to: "v2/inventory.json")
    },
    AuditDamage(
      "inventory and its checksum missing",
      ["error repair inventory.json: is missing", "error repair inventory.json.sha512: is missing"]
    ) {
      try $0.remove("\(object)/inventory.json")
      try $0.remove("\(object)/inventory.json.sha512")
    },
    AuditDamage(
      "inventory missing, and a file of an old version",
      [
        "error repair inventory.json: is missing",
        "error nothing v1/content/page.html: is missing (page.html of v1 and v2)",
      ]
    ) {
      try $0.remove("\(object)/inventory.json")
      try $0.remove("\(object)/v1/content/page.html")
    },
    AuditDamage(
      "inventory and its checksum missing, and a file",
      [
        "error nothing inventory.json: is missing, and the copy in v2 names files that are not there",
        "error nothing v2/content/article.json: is missing (article.json of v2)",
      ]
    ) {
      try $0.remove("\(object)/inventory.json")
      try $0.remove("\(object)/inventory.json.sha512")
      try $0.remove("\(object)/v2/content/article.json")
    },
    AuditDamage(
      "inventory and its copy missing",
      [
        "error nothing inventory.json: is missing, and no version has a sound copy: the object cannot be checked"
      ]
    ) {
      try $0.remove("\(object)/inventory.json")
      try $0.remove("\(object)/v2/inventory.json")
    },
    AuditDamage(
      "inventory of another object, with its checksum",
      [
        "error repair inventory.json: is the inventory of another object (urn:netease:JU7JLCSV051481UT)",
        "error repair inventory.json.sha512: is not the checksum of inventory.json",
      ]
    ) {
      try $0.writeInventory(
        Sample.secondInventory.replacing("481US\"", with: "481UT\""), in: object)
    },
    AuditDamage(
      "all inventories of another object",
      ["error nothing inventory.json: is the inventory of another object (urn:netease:JU7JLCSV051481UT)"]
    ) {
      for folder in ["", "/v2"] {
        try $0.writeInventory(
          Sample.secondInventory.replacing("481US\"", with: "481UT\""), in: object + folder)
      }
      try $0.writeInventory(
        Sample.firstInventory.replacing("481US\"", with: "481UT\""), in: object + "/v1")
    },
  ]

  static let checksums = [
    AuditDamage("checksum missing", ["error repair inventory.json.sha512: is missing"]) {
      try $0.remove("\(object)/inventory.json.sha512")
    },
    AuditDamage(
      "checksum empty", ["error repair inventory.json.sha512: is not the checksum of inventory.json"]
    ) { try $0.write("", to: "\(object)/inventory.json.sha512") },
    AuditDamage(
      "checksum of something else",
      ["error repair inventory.json.sha512: is not the checksum of inventory.json"]
    ) { try $0.write("\(Sample.Digest.page)  inventory.json\n", to: "\(object)/inventory.json.sha512") },
    AuditDamage("checksum too long", ["error repair inventory.json.sha512: is longer than 4096 bytes"]) {
      try $0.write(String(repeating: "0", count: 5000), to: "\(object)/inventory.json.sha512")
    },
    AuditDamage(
      "checksum still that of the version before",
      ["warning repair inventory.json.sha512: is still that of v1 (a run is at work here, or died)"]
    ) {
      try $0.remove("\(object)/inventory.json.sha512")
      try $0.copy("\(object)/v1/inventory.json.sha512", to: "\(object)/inventory.json.sha512")
    },
    AuditDamage(
      "checksums of the inventory and of its copy both wrong",
      [
        "error repair inventory.json.sha512: is not the checksum of inventory.json",
        "error repair v2/inventory.json.sha512: is not the checksum of inventory.json",
      ]
    ) {
      try $0.write("wrong", to: "\(object)/inventory.json.sha512")
      try $0.write("wrong", to: "\(object)/v2/inventory.json.sha512")
    },
  ]

  static let copies = [
    AuditDamage("copy in the newest version missing", ["error repair v2/inventory.json: is missing"]) {
      try $0.remove("\(object)/v2/inventory.json")
    },
    AuditDamage(
      "copy in the newest version changed", ["error repair v2/inventory.json: is not what its checksum says"]
    ) { try $0.write("{}", to: "\(object)/v2/inventory.json") },
    AuditDamage(
      "copy in the newest version another one, with its checksum",
      ["error nothing v2/inventory.json: is not the same as the object's own inventory"]
    ) {
      try $0.writeInventory(
        Sample.secondInventory.replacing("\"second\"", with: "\"Second\""), in: "\(object)/v2")
    },
    AuditDamage(
      "checksum in the newest version missing", ["error repair v2/inventory.json.sha512: is missing"]
    ) { try $0.remove("\(object)/v2/inventory.json.sha512") },
    AuditDamage("copy in an old version missing", ["error repair v1/inventory.json: is missing"]) {
      try $0.remove("\(object)/v1/inventory.json")
    },
    AuditDamage(
      "copy in an old version changed", ["error repair v1/inventory.json: is not what its checksum says"]
    ) {
      try $0.write(
        Sample.firstInventory.replacing("\"first\"", with: "\"First\""), to: "\(object)/v1/inventory.json")
    },
    AuditDamage(
      "checksum in an old version wrong",
      ["error repair v1/inventory.json.sha512: is not the checksum of inventory.json"]
    ) { try $0.write("wrong", to: "\(object)/v1/inventory.json.sha512") },
    AuditDamage(
      "copy in an old version missing with its checksum",
      ["error repair v1/inventory.json: is missing", "error repair v1/inventory.json.sha512: is missing"]
    ) {
      try $0.remove("\(object)/v1/inventory.json")
      try $0.remove("\(object)/v1/inventory.json.sha512")
    },
    AuditDamage(
      "copy in an old version with other files, with its checksum",
      ["error nothing v1/inventory.json: is not how the object's own inventory begins"]
    ) {
      try $0.writeInventory(
        Sample.firstInventory.replacing("\"page.html\"", with: "\"page.txt\""), in: "\(object)/v1")
    },
    AuditDamage(
      "copy in an old version with another message, with its checksum",
      [
        "warning nothing v1/inventory.json: says otherwise than the object's own inventory when or why versions "
          + "were made"
      ]
    ) {
      try $0.writeInventory(
        Sample.firstInventory.replacing("\"first\"", with: "\"First\""), in: "\(object)/v1")
    },
    // OCFL does not say how the JSON is laid out.
    AuditDamage("copy in an old version laid out otherwise, with its checksum: nothing is wrong", []) {
      try $0.writeInventory(Sample.firstInventory.replacing("\n", with: " "), in: "\(object)/v1")
    },
  ]
}

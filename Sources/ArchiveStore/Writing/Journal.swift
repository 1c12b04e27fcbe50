import FoundationEssentials
internal import OrderedJSON

/// What a batch brings into the archive: once the journal is on the disk, the batch will come about.
///
/// All that it names is on the disk before it, in the staging folder.
struct Journal: Sendable, Hashable {
  /// A new object, or a new version of one.
  struct Object: Sendable, Hashable {
    let name: ObjectName
    let version: VersionNumber
    /// The digest of the inventory that the object is to have.
    let inventory: ContentDigest
    /// The digest of the inventory that it had; `nil` for a new object.
    let before: ContentDigest?
  }

  /// Bytes for the end of a file of the log.
  struct Append: Sendable, Hashable {
    /// The name in the folder of observations.
    let file: String
    /// The size of the file before.
    let offset: Int64
    let length: Int64
  }

  var objects: [Object]
  var appends: [Append]
  /// The articles whose rows in the catalog must be brought up to date, those of earlier batches too.
  var unindexed: [ObjectName]

  var bytes: [UInt8] {
    CheckedLine.bytes([
      .init("objects", .array(objects.map(\.json))), .init("appends", .array(appends.map(\.json))),
      .init("unindexed", .array(unindexed.map { .string($0.description) })),
    ])
  }

  /// Fails for all that ``bytes`` did not give.
  init?(_ bytes: [UInt8]) {
    guard bytes.last == UInt8(ascii: "\n"), CheckedLine.isIntact(bytes.dropLast()),
      let document = try? JSONDecoder().decode(Document.self, from: Data(bytes))
    else { return nil }
    objects = []
    appends = []
    unindexed = []
    for entry in document.objects {
      guard let name = ObjectName(entry.object), let version = VersionNumber(folder: entry.version),
        let inventory = ContentDigest(hexadecimal: entry.inventory)
      else { return nil }
      let before = entry.before.flatMap(ContentDigest.init(hexadecimal:))
      guard (before == nil) == (entry.before == nil), (before == nil) == (version == .first) else {
        return nil
      }
      objects.append(Object(name: name, version: version, inventory: inventory, before: before))
    }
    for entry in document.appends {
      guard ObservationLog.isLog(entry.file), entry.offset >= 0, entry.length >= 0 else { return nil }
      appends.append(Append(file: entry.file, offset: entry.offset, length: entry.length))
    }
    for text in document.unindexed {
      guard let name = ObjectName(text) else { return nil }
      unindexed.append(name)
    }
  }

  init(objects: [Object], appends: [Append], unindexed: [ObjectName]) {
    self.objects = objects
    self.appends = appends
    self.unindexed = unindexed
  }

  private struct Document: Decodable {
    struct Object: Decodable {
      var object: String
      var version: String
      var inventory: String
      var before: String?
    }

    struct Append: Decodable {
      var file: String
      var offset: Int64
      var length: Int64
    }

    var objects: [Object]
    var appends: [Append]
    var unindexed: [String]
  }
}

extension Journal.Object {
  fileprivate var json: JSONValue {
    [
      "object": .string(name.description), "version": .string(version.description),
      "inventory": .string(inventory.description), "before": JSONValue(before?.description),
    ]
  }
}

extension Journal.Append {
  fileprivate var json: JSONValue {
    ["file": .string(file), "offset": .integer(Int(offset)), "length": .integer(Int(length))]
  }
}

/// Which object of the archive an entry is about.
public struct CatalogKey: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let column: String
  public let name: String

  public init(column: String, name: String) {
    self.column = column
    self.name = name
  }

  public var description: String { "\(column)/\(name)" }

  /// The order of the catalog: by the bytes of the column, then of the name.
  public static func < (one: CatalogKey, other: CatalogKey) -> Bool {
    one.column == other.column
      ? one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
      : one.column.utf8.lexicographicallyPrecedes(other.column.utf8)
  }
}

/// What is wrong with a record's head or block, as half a sentence.
public enum WARCRecordError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Every record, or one of this type, must have the field.
  case missing(String)
  /// A record of this type must not have the field.
  case forbidden(String, RecordType)
  /// The field may stand there once.
  case repeated(String)
  /// The field's value is not what it must be.
  case malformed(String, String)
  /// The HTTP message in the block is not what it must be.
  case http(String)
  /// A warcinfo record is not to say who wrote it and where.
  case identifying(String)
  /// zlib did not pack the record.
  case unpackable
  /// A file must begin with a warcinfo record.
  case warcinfoNotFirst
  /// Two records of one file have the same id.
  case repeatedID(String)

  public var description: String {
    switch self {
    case .missing(let field): "\(field) is missing"
    case .forbidden(let field, let type): "\(field) is not allowed in a \(type) record"
    case .repeated(let field): "\(field) stands there more than once"
    case .malformed(let field, let reason): "\(field) \(reason)"
    case .http(let reason): "the HTTP message \(reason)"
    case .identifying(let field): "the warcinfo field \(field) names the operator or the machine"
    case .unpackable: "zlib could not pack the record"
    case .warcinfoNotFirst: "the first record of the file is no warcinfo record"
    case .repeatedID(let id): "the record id \(id) is used twice in one file"
    }
  }
}

internal import ArticleModel
internal import Containers
internal import WARC

/// Reads the pages of the site out of a WARC, or out of the WARCs in a WACZ, one at a time and in little memory.
struct WARCPages {
  /// The path of the file, for messages.
  let name: String
  /// Bytes of the largest page.
  let limit: Int

  /// Returns the number of records that were passed over.
  func read<Failure>(
    _ source: some ByteSource, _ body: (SavedItem) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    // A head of HTTP may stand before a page.
    var reader = WARCReader(source, blockLimit: limit + 1 << 18)
    var pairing = RequestPairing()
    var passedOver = 0
    while true {
      let step = Result { () throws(WARCReadError) in try reader.next(takingBlock: SiteRecord.isWanted) }
      switch step {
      case .success(nil):
        if let page = pairing.takePage() { try body(.page(page)) }
        return passedOver
      case .success(let entry?):
        guard SiteRecord.isWanted(entry.fields) else {
          passedOver += 1
          continue
        }
        if entry.fields.type == .request {
          if let page = pairing.add(request: entry) { try body(.page(page)) }
          continue
        }
        if let page = pairing.takePage() { try body(.page(page)) }
        switch SiteRecord(entry, in: name, limit: limit)?.item {
        case .page(let page): if let page = pairing.add(page, of: entry) { try body(.page(page)) }
        case .some(let item): try body(item)
        case nil: passedOver += 1
        }
      case .failure(let error):
        if let page = pairing.takePage() { try body(.page(page)) }
        try body(.failure(InputError(name, .damaged(error.description))))
        if error.isFinal { return passedOver }
      }
    }
  }

  /// Reads `archive/*.warc.gz` one after the other (WACZ 1.1.1, 5.2.1).
  func read<Failure>(
    _ zip: ZipArchive, _ body: (SavedItem) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    let members = zip.members.filter { member in
      let name = member.name.lowercased()
      return name.hasPrefix("archive/") && (name.hasSuffix(".warc") || name.hasSuffix(".warc.gz"))
    }
    if members.isEmpty {
      let what = "this ZIP file is no WACZ, it has no archive/….warc.gz; unpack it and give the folder"
      try body(.failure(InputError(name, .damaged(what))))
    }
    var passedOver = 0
    for member in members {
      switch Result(catching: { () throws(ZipError) in try zip.reader(of: member) }) {
      case .success(let reader): passedOver += try read(ZipMemberSource(reader), body)
      case .failure(let error): try body(.failure(InputError(name, .damaged(error.description))))
      }
    }
    return passedOver
  }
}

/// A file in a ZIP file as a source of records.
private struct ZipMemberSource: ByteSource {
  private let reader: ZipMemberReader
  private var rest: ArraySlice<UInt8> = []

  init(_ reader: ZipMemberReader) { self.reader = reader }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
    if rest.isEmpty {
      do throws(ZipError) {
        rest = try reader.next()[...]
      } catch {
        throw ByteSourceError(error.description)
      }
    }
    let part = rest.prefix(buffer.count)
    buffer.copyBytes(from: part)
    rest = rest.dropFirst(part.count)
    return part.count
  }
}

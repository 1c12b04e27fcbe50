internal import ArticleModel
internal import Containers
internal import Deflate

/// One thing to read: a file that somebody saved, or standard input.
///
/// A page by itself, packed or not, as MHTML, or many in a WARC or a WACZ.
public struct SavedInput: Sendable, Hashable {
  private let file: FilePath

  /// `-` is standard input.
  public init(path: String) { self.init(file: FilePath(path)) }

  init(file: FilePath) { self.file = file }

  /// The path as it was given or found.
  public var path: String { file.text }

  /// The name that is written into records: without the folder, which is nobody else's business.
  public var fileName: String { file.isStandardInput ? "standard input" : file.lastComponent }

  /// 64 MiB: a hundred times the largest page seen, and small enough not to hurt.
  public static let sizeLimit = 64 << 20

  /// Reads what is in the input, one page at a time.
  ///
  /// `url` is the address of a single page. No page may have more than `limit` bytes. Returns how many things in a
  /// WARC were passed over: pictures, scripts, other sites, records about records.
  @discardableResult
  public func forEachItem<Failure>(
    url: String? = nil, limit: Int = SavedInput.sizeLimit, _ body: (SavedItem) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    let contents: Contents
    do throws(InputError) {
      contents = try self.contents(url: url, limit: limit)
    } catch {
      try body(.failure(error))
      return 0
    }
    switch contents {
    case .page(let capture):
      try body(.page(SavedPage(capture: capture, name: path, isOneOfMany: false)))
      return 0
    case .warc(let file):
      return try WARCPages(name: path, limit: limit).read(file, body)
    case .wacz(let zip):
      return try WARCPages(name: path, limit: limit).read(zip, body)
    }
  }

  private enum Contents {
    case page(Capture)
    case warc(InputFile)
    case wacz(ZipArchive)
  }

  private func contents(url: String?, limit: Int) throws(InputError) -> Contents {
    let input = try InputFile(file)
    let start = try input.start(min(SavedForm.startLength, limit + 1))
    switch SavedForm(start) {
    case .warc:
      guard url == nil else { throw InputError(path, .hasOwnAddresses) }
      return .warc(input)
    case .zip:
      guard url == nil else { throw InputError(path, .hasOwnAddresses) }
      return .wacz(try zip(input, limit: limit))
    case .page: return .page(capture(of: try input.rest(limit: limit), url: url))
    case .mhtml: return .page(try mhtml(input.rest(limit: limit), url: url))
    case .packed:
      let bytes = try unpacked(input.rest(limit: limit), limit: limit)
      return .page(MHTML.isMHTML(bytes) ? try mhtml(bytes, url: url) : capture(of: bytes, url: url))
    }
  }

  private func capture(of bytes: [UInt8], url: String?) -> Capture {
    let origin = PageOrigin(of: bytes, url: url)
    return Capture(bytes: bytes, url: origin.url, fileName: fileName, retrievedAt: origin.retrievedAt)
  }

  private func mhtml(_ bytes: [UInt8], url: String?) throws(InputError) -> Capture {
    do throws(MHTMLError) {
      let page = try MHTML(bytes)
      let own = page.url.flatMap { WebAddress($0)?.text }
      let origin = PageOrigin(
        of: page.bytes, url: url ?? own, retrievedAt: page.date.flatMap { EnglishDate.unixMilliseconds($0) })
      return Capture(
        bytes: page.bytes, url: origin.url, fileName: fileName, retrievedAt: origin.retrievedAt,
        contentType: page.contentType)
    } catch {
      throw InputError(path, .damaged("\(error)"))
    }
  }

  private func unpacked(_ bytes: [UInt8], limit: Int) throws(InputError) -> [UInt8] {
    do throws(GunzipError) {
      return try Gunzip.decompress(bytes, limit: limit)
    } catch {
      if case .tooLarge = error { throw InputError(path, .tooLarge(limit)) }
      throw InputError(path, .damaged("\(error)"))
    }
  }

  private func zip(_ input: InputFile, limit: Int) throws(InputError) -> ZipArchive {
    do throws(ZipError) {
      // Its list of files is at its end, and nobody can go back in a pipe: what comes through one is held in memory.
      return try ZipArchive(input.length == nil ? input.rest(forZip: limit) : input)
    } catch {
      throw InputError(path, .damaged("\(error)"))
    }
  }
}

extension InputFile {
  fileprivate func rest(forZip limit: Int) throws(ZipError) -> [UInt8] {
    do throws(InputError) {
      return try rest(limit: limit)
    } catch {
      if case .tooLarge = error.reason {
        throw .unreadable(
          "a ZIP file of more than \(limit >> 20) MiB cannot come through a pipe; give the file")
      }
      throw .unreadable(error.description)
    }
  }
}

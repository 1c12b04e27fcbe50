import ArticleModel
import Testing

@testable import Archiving

@Suite struct SavedInputTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func input(_ file: String) -> SavedInput { SavedInput(path: "\(folder.path)/\(file)") }

  /// `printf hello | gzip -n`.
  private static let hello: [UInt8] = [
    0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0, 0x86, 0xA6, 0x10, 0x36, 5,
    0, 0, 0,
  ]

  @Test func bytesAsTheyAre() throws {
    try folder.write([0xD6, 0xD0, 0, 0x0D, 0x0A], to: "some folder/a.html")
    let capture = try input("some folder/a.html").capture(url: "https://www.163.com/")
    #expect(capture.bytes == [0xD6, 0xD0, 0, 0x0D, 0x0A])
    #expect(capture.url == "https://www.163.com/")
    #expect(capture.fileName == "a.html")
    #expect(capture.retrievedAt == nil)
  }

  /// By what is in it and not by its name.
  @Test(arguments: ["a.html.gz", "a.html"])
  func packed(_ name: String) throws {
    try folder.write(Self.hello, to: name)
    #expect(try input(name).capture().bytes == Array("hello".utf8))
  }

  @Test func limits() throws {
    try folder.write(Array("hello".utf8), to: "plain")
    try folder.write(Self.hello, to: "packed.gz")
    #expect(try input("plain").capture(limit: 5).bytes.count == 5)
    #expect(throws: InputError("\(folder.path)/plain", .tooLarge(4))) { try input("plain").capture(limit: 4) }
    // Unpacked it would have five.
    let path = "\(folder.path)/packed.gz"
    #expect(throws: InputError(path, .tooLarge(Self.hello.count - 1))) {
      try input("packed.gz").capture(limit: Self.hello.count - 1)
    }
    let zeros = [UInt8](repeating: 0x61, count: 100)
    try folder.write(zeros, to: "hundred")
    #expect(throws: InputError("\(folder.path)/hundred", .tooLarge(99))) {
      try input("hundred").capture(limit: 99)
    }
  }

  /// An endless device ends at the limit.
  @Test func endless() {
    #expect(throws: InputError("/dev/zero", .tooLarge(1 << 20))) {
      try SavedInput(path: "/dev/zero").capture(limit: 1 << 20)
    }
  }

  @Test func failures() throws {
    try folder.write(Array(Self.hello.dropLast(9)), to: "cut.gz")
    #expect(throws: InputError("\(folder.path)/none", .missing)) { try input("none").capture() }
    #expect(throws: InputError("\(folder.path)/cut.gz/x", .missing)) { try input("cut.gz/x").capture() }
    #expect(throws: InputError(folder.path, .folder)) { try SavedInput(path: folder.path).capture() }
    #expect(throws: InputError("/proc/self/mem", .unreadable("Input/output error"))) {
      try SavedInput(path: "/proc/self/mem").capture()
    }
    let error = #expect(throws: InputError.self) { try input("cut.gz").capture() }
    #expect(error?.description.contains("cut short") == true)
  }

  @Test(arguments: [
    InputError.Reason.missing, .folder, .noPages, .unreadable("Permission denied"), .tooLarge(64 << 20),
    .damaged("d"), .hasOwnAddresses,
  ])
  func messagesDoNotRepeatThePath(_ reason: InputError.Reason) {
    let message = InputError("some/path.html", reason).description
    #expect(!message.isEmpty && !message.contains("path.html"))
  }

  @Test func names() {
    #expect(SavedInput(path: "/a/b c.html").fileName == "b c.html")
    #expect(SavedInput(path: "a/").fileName == "a")
    #expect(SavedInput(path: "-").fileName == "standard input")
    #expect(SavedInput(path: "./-").fileName == "-")
  }
}

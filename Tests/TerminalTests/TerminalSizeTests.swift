import Glibc
import Terminal
import Testing

@Suite struct TerminalSizeTests {
  /// A pseudo-terminal; both ends go with it.
  private final class PseudoTerminal {
    let near: Int32
    let far: Int32

    init(columns: UInt16, rows: UInt16) throws {
      // TIOCSPTLCK and TIOCGPTN: what posix_openpt, unlockpt and ptsname do; Swift does not see those. (ioctl_tty(2))
      near = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var (lock, number): (Int32, UInt32) = (0, 0)
      try #require(ioctl(near, 0x4004_5431, &lock) == 0)
      try #require(ioctl(near, 0x8004_5430, &number) == 0)
      far = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
      try #require(far >= 0)
      var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
      try #require(ioctl(near, UInt(TIOCSWINSZ), &size) == 0)
    }

    deinit {
      close(far)
      close(near)
    }
  }

  @Test func theTerminalKnows() throws {
    let terminal = try PseudoTerminal(columns: 132, rows: 43)
    #expect(TerminalSize(of: terminal.far) { _ in "7" } == TerminalSize(columns: 132, rows: 43))
  }

  @Test(
    arguments: [
      ([:], 80, 24), (["COLUMNS": "100", "LINES": "50"], 100, 50), (["COLUMNS": "0"], 80, 24),
      (["COLUMNS": "-5", "LINES": "x"], 80, 24), (["COLUMNS": "99999999999999999999"], 80, 24),
    ] as [([String: String], Int, Int)])
  func aTerminalThatDoesNotKnow(variables: [String: String], columns: Int, rows: Int) throws {
    let terminal = try PseudoTerminal(columns: 0, rows: 0)
    #expect(TerminalSize(of: terminal.far) { variables[$0] } == TerminalSize(columns: columns, rows: rows))
  }

  @Test func aPipeHasNoSize() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { ends.forEach { close($0) } }
    #expect(TerminalSize(of: ends[1]) { _ in "80" } == nil)
    #expect(TerminalSize(of: -1) { _ in "80" } == nil)
  }

  @Test(arguments: [
    ("", true), ("一\n二\n", true), ("一\n二\n三", true), ("一\n二\n三\n", false),
    // Ten columns: six Han characters take two rows.
    ("茶园茶园茶\n二\n", true), ("茶园茶园茶园\n二\n", false), ("\u{1B}[31;9m茶园茶园茶\u{1B}[0m\n二\n", true),
  ])
  func fits(text: String, expected: Bool) {
    #expect(TerminalSize(columns: 10, rows: 3).fits(text) == expected)
  }
}

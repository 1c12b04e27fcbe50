import Terminal
import Testing

@Suite struct TextTableTests {
  private static func table(hasHeading: Bool = true) -> TextTable {
    var table = TextTable(
      [.init("state"), .init("size", .trailing), .init("headline")], hasHeading: hasHeading)
    table.add(["live", "12", "茶园开放了"])
    table.add(["已删", "3456", "a"])
    return table
  }

  @Test func columnsAreAlignedByWidth() {
    #expect(
      Self.table().text(within: nil) == """
        state  size  headline
        live     12  茶园开放了
        已删   3456  a

        """)
  }

  @Test func theLastColumnIsCut() {
    #expect(
      Self.table(hasHeading: false).text(within: 20) == "live    12  茶园开…\n已删  3456  a\n")
  }

  @Test func aPipeCutsNothing() {
    var table = TextTable([.init("a")], hasHeading: false)
    table.add([String(repeating: "茶", count: 500)])
    #expect(table.text(within: nil) == String(repeating: "茶", count: 500) + "\n")
  }

  @Test func aNarrowTerminalStillShowsAWord() {
    #expect(Self.table(hasHeading: false).text(within: 1) == "live    12  茶园开…\n已删  3456  a\n")
  }

  @Test func cellsCannotBreakTheTable() {
    var table = TextTable([.init("a"), .init("b")], hasHeading: false)
    table.add(["x\ny\tz\u{1B}[2J"])
    table.add(["1", "2", "3"])
    #expect(table.text(within: nil) == "x y z\u{FFFD}[2J\n1          2\n")
  }

  @Test func nothingInIt() {
    #expect(TextTable([.init("a")], hasHeading: false).text(within: 80) == "")
    #expect(TextTable([]).text(within: 80) == "\n")
  }
}

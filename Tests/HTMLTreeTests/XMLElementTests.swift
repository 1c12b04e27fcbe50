import HTMLTree
import Testing

@Suite struct XMLElementTests {
  private func root(_ text: String) throws -> XMLElement? { try XMLElement.root(utf8: Array(text.utf8)) }

  @Test func elementsAttributesAndTextAreRead() throws {
    let root = try #require(
      try root(
        "<?xml version='1.0' encoding='gb2312'?><a xmlns:d='urn:d'><d:b c='1&amp;2'>一&#20108;<![CDATA[<三>]]></d:b><d:b/>四</a>"
      ))
    #expect(root.name == "a")
    #expect(root.text == "四")
    #expect(root.all("d:b").count == 2)
    #expect(root.first("d:b")?.attributes == ["c": "1&2"])
    #expect(root.first("d:b")?.text == "一二<三>")
  }

  @Test func whatIsNotWellFormedIsReadAsFarAsItGoes() throws {
    #expect(try root("<a><b>一&nbsp;二</b><b>三</a>")?.all("b").map(\.text) == ["一二", "三"])
    #expect(try root("<a><b>一</b><b>二")?.all("b").map(\.text) == ["一", "二"])
    #expect(try root("")?.name == nil)
    #expect(try root("no element")?.name == nil)
  }

  @Test func entitiesOfTheDocumentAreNotExpanded() throws {
    let bomb = "<!DOCTYPE a [<!ENTITY x 'xxxxxxxx'><!ENTITY y '&x;&x;&x;'>]><a c='&y;'>&y;<b/></a>"
    #expect(try root(bomb)?.attributes["c"]?.contains("x") == false)
    #expect(try root(bomb)?.text == "")
    let file = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>"
    #expect(try root(file)?.text == "")
  }

  @Test func depthHasAnEnd() throws {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(try root(deep)?.name == "a")
  }
}

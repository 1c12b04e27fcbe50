import Testing

@testable import PlainText

struct CharsetDeclarationTests {
  @Test(arguments: [
    ("<meta charset=gb2312>", "gb2312"),
    ("<META CHARSET='GBK' />", "gbk"),
    ("<meta charset = \" utf-8 \">", "utf-8"),
    ("<meta/charset=gbk>", "gbk"),
    ("<html><head><meta name=viewport content='a'><meta charset=utf-8>", "utf-8"),
    ("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\" />", "gb2312"),
    ("<meta content=\"text/html; charset=gbk\" http-equiv=Content-Type>", "gbk"),
    ("<meta http-equiv=content-type content=text/html;charset=gbk>", "gbk"),
    ("<meta http-equiv=content-type content=\"text/html; charset = 'gbk'\">", "gbk"),
    ("<meta http-equiv=content-type content=\"charset charset=gbk\">", "gbk"),
    ("<?xml version=\"1.0\" encoding=\"GB2312\"?><html>", "gb2312"),
    ("<?xml version='1.0'?><meta charset=gbk>", "gbk"),
    ("\r\n\r\n<!DOCTYPE html><html data-a='>'><meta charset=gbk>", "gbk"),
    ("<!-- <meta charset=utf-8> --><meta charset=gbk>", "gbk"),
    ("<!--><meta charset=gbk>", "gbk"),
    ("<div title=\"<meta charset=utf-8>\"><meta charset=gbk>", "gbk"),
    ("</p><a href=b>c</a><meta charset=gbk>", "gbk"),
    ("a < b <meta charset=gbk>", "gbk"),
  ])
  func findsTheLabel(_ page: String, _ label: String) {
    #expect(found(in: page) == label)
  }

  @Test(arguments: [
    "", "<", "<meta", "<meta ", "<meta charset", "<meta charset=", "<meta charset=gbk", "<meta charset='gbk",
    "<meta charset=''>",
    "<metadata charset=gbk>",
    "<!-- <meta charset=gbk>", "<!-- <meta charset=gbk> --", "<meta name=a content='text/html; charset=gbk'>",
    "<meta http-equiv=content-type content='text/html; charset='>",
    "<meta http-equiv=refresh content=charset=gbk>",
    "charset=gbk", "<?xml encoding=gbk", "</", "<!", "<a b='<meta charset=gbk>",
  ])
  func findsNoLabel(_ page: String) {
    #expect(found(in: page) == nil)
  }

  @Test func looksAtTheFirstPartAlone() {
    let tag = "<meta charset=gbk>"
    let filler = String(repeating: " ", count: CharsetDeclaration.prescanLength - tag.utf8.count)
    #expect(found(in: filler + tag) == "gbk")
    #expect(found(in: filler + " " + tag) == nil)
  }

  private func found(in page: String) -> String? {
    Array(page.utf8).withUnsafeBufferPointer { CharsetDeclaration.label(inPage: $0) }
  }
}

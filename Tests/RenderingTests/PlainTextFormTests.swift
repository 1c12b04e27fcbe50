import ArticleModel
import Rendering
import Testing

@Suite struct PlainTextFormTests {
  @Test func headlineAndBody() {
    let blocks: [Block] = [
      .heading(level: 2, RichText("小题")),
      .paragraph(RichText("a*b", marks: [.init(.strong, 0..<1)])),
      .image(ImageReference(contentURL: "https://a.example/1.jpg", caption: "图")),
      .caption(RichText("图")),
      .list(ordered: true, items: [[.paragraph(RichText("c"))], [.paragraph(RichText("d"))]]),
      .table(Table(rows: [[RichText("e"), RichText(""), RichText("f")]])),
      .video(VideoReference(contentURL: "https://a.example/1.mp4", title: "视频")),
      .rule,
      .quote([.paragraph(RichText("g"))]),
    ]
    #expect(Article(headline: "题", blocks: blocks).plainText == "题\n\n小题\n\na*b\n\n图\n\nc\n\nd\n\ne f\n\ng\n")
  }

  @Test func articleOfPicturesAlone() {
    let picture = Block.image(ImageReference(contentURL: "https://a.example/1.jpg"))
    #expect(Article(headline: "题", blocks: [picture]).plainText == "题\n")
  }
}

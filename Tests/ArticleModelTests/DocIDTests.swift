import ArticleModel
import Testing

@Suite struct DocIDTests {
  @Test func timeOfTheFirstEightCharacters() throws {
    let oldest = try #require(DocID("17867KR700020QBK"))
    #expect(oldest.createdUnixMilliseconds == 1_102_650_908_775)
    #expect(oldest.created.iso8601 == "2004-12-10T11:55:08+08:00")

    let newest = try #require(DocID("L7GP22360511B8LM"))
    #expect(newest.created.iso8601 == "2026-09-23T11:24:11+08:00")

    let first = try #require(DocID("000000000001000A"))
    #expect(first.created.iso8601 == "2003-08-10T15:20:00+08:00")
    let last = try #require(DocID("VVVVVVVV00010000"))
    #expect(last.createdUnixMilliseconds == 2_160_011_627_775)
  }

  @Test func partsOfTheLastEightCharacters() throws {
    let deskArticle = try #require(DocID("ATM2AF3B00253B0H"))
    #expect(deskArticle.text == "ATM2AF3B00253B0H")
    #expect(deskArticle.column == "00253B0H")
    #expect(deskArticle.channel == "0025")
    #expect(!deskArticle.isAccountPost)

    let accountPost = try #require(DocID("JU7JLCSV051481US"))
    #expect(accountPost.column == "051481US")
    #expect(accountPost.isAccountPost)
  }

  @Test(arguments: [
    ("0001", "news"), ("0002", "news"), ("0003", "ent"), ("0005", "sports"), ("0006", "travel"),
    ("0007", "house"), ("0087", "house"), ("0008", "auto"), ("0009", "tech"), ("0010", "home"),
    ("0011", "mobile"), ("0023", "gov"), ("0025", "money"), ("0026", "lady"), ("0029", "edu"),
    ("0031", "game"), ("0038", "jiankang"), ("9001", "news"), ("0511", "dy"), ("0552", "dy"),
  ])
  func sectionOfTheChannel(channel: String, section: String) throws {
    let docID = try #require(DocID("JU7JLCSV\(channel)81US"))
    #expect(docID.section == section)
    #expect(docID.canonicalURL == "https://www.163.com/\(section)/article/JU7JLCSV\(channel)81US.html")
  }

  @Test(arguments: [
    "", "ATM2AF3B00253B0", "ATM2AF3B00253B0H0", " ATM2AF3B00253B0H",
    "atm2af3b00253b0h",  // lower case
    "5eb765af57664e01",  // a keyword in hexadecimal
    "1802792284021935",  // a thread of a forum
    "0055006200650072",  // a keyword whose hexadecimal has no letter
    "AOAKG1RU5BN40025",  // a picture of a gallery
    "9FB0SLS65B8F0006",  // a picture of a gallery
    "D0BQBL2300AP0001NOS",  // a picture of a gallery
    "PHOT3543000100AO",  // a photo post
    "WTM2AF3B00253B0H",  // W is no digit of the time
    "COI1GFDISF05562HBD",  // a paid collection
    "9IG74V5H00963VRO_VV3I62VO5updateDoc",  // a video card
    "ATM2AF3B00253B0\u{0}", "ATM2AF3B00253B0Ｈ", "ATM2AF3B00253B0é", "ATM2AF3B002５3B0H",
  ])
  func noDocID(text: String) {
    #expect(DocID(text) == nil)
  }

  @Test(arguments: [
    ("ATM2AF3B00253B0H", "ATM2AF3B00253B0H"),
    (#""docId" : "F6ISIFBD0001899O","#, "F6ISIFBD0001899O"),
    ("http://money.163.com/15/0704/10/ATM2AF3B00253B0H_2.html", "ATM2AF3B00253B0H"),
    ("ATM2AF3B00253B0H_all.html#p1", "ATM2AF3B00253B0H"),
    ("?docid%3DBGBH11VI0001121M%23sns_yixin&pic=", "BGBH11VI0001121M"),
    ("?docid%3dBGBH11VI0001121M", "BGBH11VI0001121M"),
    ("网易ATM2AF3B00253B0H网易", "ATM2AF3B00253B0H"),
    ("1802792284021935 9IG74V5H00963VRO_VV3I62VO5updateDoc F6ISIFBD0001899O", "F6ISIFBD0001899O"),
    ("5eb765af57664e01,AOAKG1RU5BN40025,JU7JLCSV051481US", "JU7JLCSV051481US"),
  ])
  func firstInOtherText(text: String, docID: String) {
    #expect(DocID(firstIn: text)?.text == docID)
  }

  @Test(arguments: [
    "", "%", "%3", "xATM2AF3B00253B0H", "ATM2AF3B00253B0Hx", "ATM2AF3B00253B0H_2x", "ATM2AF3B00253B0H_",
    "9IG74V5H00963VRO_VV3I62VO5updateDoc", "COI1GFDISF05562HBD", "photo/D0BQBL2300AP0001NOS.jpg",
  ])
  func noneInOtherText(text: String) {
    #expect(DocID(firstIn: text) == nil)
  }
}

public import ArticleModel

/// Where a list is found, and the form that it has there.
///
/// What gives several gives them in the order of preference: the next is for when one is gone, or suddenly has
/// nothing in it.
public struct ListAddress: Sendable, Hashable {
  public var url: String
  /// `nil` where it may be any.
  public var form: ListForm?

  /// How many entries are asked for at once, where the address says how many.
  public static let pageLength = 20

  public init(_ url: String, _ form: ListForm?) {
    self.url = url
    self.form = form
  }

  /// The lists of a 网易号 account.
  ///
  /// `page` is from 0; only some lists have more than one, and behind the last there are none.
  public static func account(_ account: AccountID, page: Int = 0) -> [ListAddress] {
    let id = account.text
    guard id.hasPrefix("T") else {
      return [
        ListAddress("https://dy.163.com/v2/article/list.do?pageNo=\(page + 1)&wemediaId=\(id)&size=10", .json)
      ]
    }
    let part = part(page)
    let ownPage = page == 0 ? account.pageURL.map { [ListAddress($0, .accountPage)] } ?? [] : []
    return [ListAddress("https://c.m.163.com/nc/subscribe/list/\(id)/all/\(part)", .json)] + ownPage
      + [ListAddress("https://c.m.163.com/nc/article/list/\(id)/\(part)", .json)]
  }

  /// The lists of a channel: by its short name (`tech`), the id of its list (`T1348649580692`,
  /// `BBM54PGAwangning`), or the address of its page.
  ///
  /// `nil` for what is none of these; empty where the channel has no such `page` (from 0).
  public static func channel(_ name: String, page: Int = 0) -> [ListAddress]? {
    let front = page == 0
    if let address = WebAddress(name) { return front ? [ListAddress(address.text, nil)] : [] }
    if let id = AccountID(name), name.hasPrefix("T") { return [appList(id.text, page)] }
    if name.hasSuffix("wangning"), name.isWord { return [touchList(name, page)] }
    guard name.isWord else { return nil }
    let channel = Channel.named(name)
    return (channel.map { [appList($0.list, page)] } ?? [])
      + (channel?.topic.map { [touchList($0 + "wangning", page)] } ?? [])
      + (front ? [ListAddress("https://\(name.lowercased()).163.com/", .links)] : [])
  }

  private static func appList(_ id: String, _ page: Int) -> ListAddress {
    // The headlines have a path of their own.
    let kind = Channel.headlines.contains(id) ? "headline" : "list"
    return ListAddress("https://c.m.163.com/nc/article/\(kind)/\(id)/\(part(page))", .json)
  }

  private static func touchList(_ topic: String, _ page: Int) -> ListAddress {
    ListAddress("https://3g.163.com/touch/reconstruct/article/list/\(topic)/\(part(page))", .json)
  }

  /// From which entry on, and how many.
  private static func part(_ page: Int) -> String { "\(page * pageLength)-\(pageLength).html" }
}

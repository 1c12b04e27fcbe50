/// The ids under which the app and the touch pages list a channel that has a front page of its own.
struct Channel: Sendable, Hashable {
  /// The T-id of the app's list.
  let list: String
  /// The first 8 characters of the touch pages' topic.
  let topic: String?

  /// `nil` for a channel whose ids are not known; its front page is still a list.
  static func named(_ name: String) -> Channel? { all[name.lowercased()] }

  /// The lists of the app's first tab, under whichever of its ids.
  static let headlines = ["T1348647909107", "T1348647853363"]

  // As public programs name them that read these lists, several of them in agreement.
  private static let all = [
    "news": Channel(list: "T1348647909107", topic: "BBM54PGA"),
    "ent": Channel(list: "T1348648517839", topic: "BA10TA81"),
    "sports": Channel(list: "T1348649079062", topic: "BA8E6OEO"),
    "money": Channel(list: "T1348648756099", topic: "BA8EE5GM"),
    "tech": Channel(list: "T1348649580692", topic: "BA8D4A3R"),
    "war": Channel(list: "T1348648141035", topic: "BAI67OGG"),
    "auto": Channel(list: "T1348654060988", topic: "BA8DOPCS"),
    "lady": Channel(list: "T1348650593803", topic: "BA8F6ICN"),
    "game": Channel(list: "T1348654151579", topic: "BAI6RHDK"),
  ]
}

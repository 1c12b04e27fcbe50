/// The elements that this program tells apart; every other one is ``other``.
public enum Tag: UInt8, Sendable, Hashable, CaseIterable {
  case other
  case html, head, body, title, meta, link, base, script, style, noscript, template
  case a, abbr, address, article, aside, audio, b, big, blockquote, br, button, caption, center, cite, code,
    col
  case colgroup, dd, del, details, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form
  case frame, frameset, h1, h2, h3, h4, h5, h6, header, hr, i, iframe, img, input, ins, kbd, label, legend, li
  case main, map, mark, nav, object, ol, optgroup, option, p, param, picture, pre, q, s, samp, section, select
  case small, source, span, strike, strong, sub, summary, sup, svg, table, tbody, td, textarea, tfoot, th,
    thead
  case time, tr, tt, u, ul, `var`, video

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })

  /// The tag of this name, in lower case as libxml2 gives it.
  public init(name: String) {
    self = Self.byName[name] ?? .other
  }

  /// Whether the element starts and ends a line: a paragraph never runs across its border.
  public var isBlock: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .div, .dl, .dt,
      .fieldset, .figcaption, .figure, .footer, .form, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hr,
      .html, .legend, .li, .main, .nav, .ol, .p, .pre, .section, .summary, .table, .tbody, .td, .tfoot, .th,
      .thead, .tr, .ul:
      true
    default: false
    }
  }

  /// Whether nothing inside the element is ever shown as text.
  public var isInvisible: Bool {
    switch self {
    case .head, .script, .style, .noscript, .template, .textarea, .iframe, .object, .embed, .select, .button,
      .input, .svg, .map, .audio, .video:
      true
    default: false
    }
  }

  /// 1 to 6 for `h1` to `h6`.
  public var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}

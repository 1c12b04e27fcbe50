/// `text` with its character references decoded once: `&amp;lt;` becomes `&lt;`.
///
/// For text that no parser decoded: escaped markup inside a `<textarea>`, strings in JSON. Known are the names of
/// HTML 4 for Latin-1 and for common punctuation, and all numbers; a reference needs its semicolon. Numbers
/// 128 to 159 mean Windows-1252, as browsers read them; a number that is no character becomes U+FFFD. What is no
/// reference stays as it is.
public func decodeEntities(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  var output = ""
  output.reserveCapacity(text.utf8.count)
  var rest = text[...]
  while let ampersand = rest.firstIndex(of: "&") {
    output += rest[..<ampersand]
    let behind = rest[ampersand...].dropFirst()
    // The longest name here is `thetasym`, the longest sensible number `#1114111`.
    if let semicolon = behind.prefix(10).firstIndex(of: ";"),
      let scalar = character(named: behind[..<semicolon])
    {
      output.unicodeScalars.append(scalar)
      rest = behind[semicolon...].dropFirst()
    } else {
      output += "&"
      rest = behind
    }
  }
  return output + rest
}

private func character(named name: Substring) -> Unicode.Scalar? {
  guard name.first == "#" else { return namedCharacters[name] }
  let digits = name.dropFirst()
  let number =
    digits.first == "x" || digits.first == "X"
    ? unsigned(digits.dropFirst(), radix: 16) : unsigned(digits, radix: 10)
  return number.map(character(numbered:))
}

private func unsigned(_ digits: Substring, radix: Int) -> UInt32? {
  // UInt32.init takes a sign.
  digits.first == "+" || digits.first == "-" ? nil : UInt32(digits, radix: radix)
}

private func character(numbered number: UInt32) -> Unicode.Scalar {
  let replacement: Unicode.Scalar = "\u{FFFD}"
  switch number {
  case 0x80...0x9F:
    let scalar = windows1252[Int(number) - 0x80]
    return scalar == " " ? replacement : scalar
  case 0x09, 0x0A, 0x0D: return Unicode.Scalar(UInt8(number))
  case ..<0x20: return replacement
  default: return Unicode.Scalar(number) ?? replacement
  }
}

/// Bytes 80 to 9F of Windows code page 1252; a space where it has nothing.
private let windows1252 = Array("€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ".unicodeScalars)

private let namedCharacters: [Substring: Unicode.Scalar] = {
  var characters: [Substring: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
    "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "bdquo": "„", "lsaquo": "‹",
    "rsaquo": "›", "hellip": "…", "mdash": "—", "ndash": "–", "bull": "•", "prime": "′", "Prime": "″",
    "permil": "‰", "dagger": "†", "Dagger": "‡", "oline": "‾", "frasl": "⁄", "tilde": "˜", "circ": "ˆ",
    "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}",
    "lrm": "\u{200E}", "rlm": "\u{200F}",
    "euro": "€", "trade": "™", "OElig": "Œ", "oelig": "œ", "Scaron": "Š", "scaron": "š", "Yuml": "Ÿ",
    "fnof": "ƒ", "larr": "←", "uarr": "↑", "rarr": "→", "darr": "↓", "harr": "↔", "minus": "−", "radic": "√",
    "infin": "∞", "asymp": "≈", "ne": "≠", "equiv": "≡", "le": "≤", "ge": "≥", "sum": "∑", "prod": "∏",
    "part": "∂", "int": "∫", "there4": "∴", "loz": "◊", "spades": "♠", "clubs": "♣", "hearts": "♥",
    "diams": "♦", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "theta": "θ", "lambda": "λ",
    "mu": "μ", "pi": "π", "sigma": "σ", "phi": "φ", "omega": "ω", "Delta": "Δ", "Sigma": "Σ", "Omega": "Ω",
  ]
  for (offset, name) in latin1Names.split(separator: " ").enumerated() {
    characters[name] = Unicode.Scalar(UInt8(0xA0 + offset))
  }
  return characters
}()

/// The names of U+00A0 to U+00FF in order. (HTML 4.01, 24.2)
private let latin1Names = """
  nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
  micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
  AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
  times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
  egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash \
  ugrave uacute ucirc uuml yacute thorn yuml
  """

// The standard library normalizes to NFC for its own comparisons and offers it as SPI only. The public way is
// Foundation, which would bring ICU along, for something that one paragraph in thousands needs.
@_spi(_Unicode) private import Swift

extension String {
  /// The text in Unicode's Normalization Form C.
  var composed: String {
    var composed = String.UnicodeScalarView()
    composed.append(contentsOf: _nfc)
    return String(composed)
  }
}

/// Tokens of the old text that others of the new text took the place of; one of the ranges may be empty.
struct Edit {
  var old: Range<Int>
  var new: Range<Int>

  /// The tokens on the longer side.
  var size: Int { max(old.count, new.count) }
}

/// Tokens of the old text that others of the new text took the place of; one of the ranges may be empty.
struct Edit {
  var old: Range<Int>
  var new: Range<Int>

  /// How many common tokens beside it a reader would rather have in it.
  ///
  /// A replacement draws them in; what was only added or removed can be read where it stands.
  var pull: Int { old.isEmpty || new.isEmpty ? 1 : max(old.count, new.count) }
}

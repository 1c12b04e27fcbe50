/// The names of what lies in the staging folder.
///
/// New objects lie as they will in the archive, so that a new column can be moved as a whole. The files of the
/// log have behind their name where they are to be appended, so that no two batches use the same name.
enum StagingLayout {
  static let journal = "\(ArchiveLayout.staging)/journal.json"
  /// The journal before it is in force.
  static let nextJournal = "\(ArchiveLayout.staging)/journal.json+next"
  static let objects = "\(ArchiveLayout.staging)/\(ArchiveLayout.objects)"
  static let versions = "\(ArchiveLayout.staging)/versions"
  static let observations = "\(ArchiveLayout.staging)/\(ArchiveLayout.observations)"
}

extension Journal.Object {
  var isNewObject: Bool { before == nil }

  /// Where the object, or the files that change in it, are prepared.
  var staged: String {
    isNewObject
      ? "\(StagingLayout.objects)/\(name.column)/\(name.name)" : "\(StagingLayout.versions)/\(name.entryName)"
  }

  /// The folders above ``staged``, the highest first.
  var foldersAboveStaging: [String] {
    isNewObject
      ? [StagingLayout.objects, "\(StagingLayout.objects)/\(name.column)"] : [StagingLayout.versions]
  }
}

extension Journal.Append {
  var staged: String { "\(StagingLayout.observations)/\(file)+\(offset)" }
  var target: String { "\(ArchiveLayout.observations)/\(file)" }
}

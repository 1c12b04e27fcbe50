import TestSupport

/// What an attempt found.
struct Finding: Sendable {
  /// What must not be.
  var problems: [String] = []
  /// The archive was readable before the next run, but not yet valid OCFL.
  var isUnfinished = false
  /// Something lies in the folder for what was found and belongs nowhere.
  var hasSetAside = false
}

extension Scenario {
  /// Imports into `start` with a fault, judges what is left, imports again and judges the result.
  ///
  /// `undisturbed` is what the import into `start` does without the fault.
  func judge(_ fault: Fault, from start: FileTree, _ undisturbed: Trace) throws -> Finding {
    let folder = try WorkFolder(start)
    guard let planned = undisturbed[fault.call] else { throw HarnessError("there is no call \(fault.call)") }
    let run = try program.importing(pages, in: folder, fault)
    var problems: [String] = []
    if fault.isDeath {
      guard run.status == 137 else { throw HarnessError("\(fault): the program was not killed") }
    } else {
      guard let broken = run.trace[fault.call], broken.isBroken, broken.name == planned.name else {
        throw HarnessError("\(fault): not the call that was meant (\(planned.name) of \(planned.path))")
      }
      if run.status > 128 { problems.append("the program crashes: \(run.status)") }
      if run.status != 0, run.errors.isEmpty { problems.append("status \(run.status) without a word") }
      if run.status == status {
        // What could not be removed may stay until the next run.
        problems += try judgeEnd(of: folder, exceptIn: ".staging").map {
          "after a run that says that all is well: \($0)"
        }
      } else if fault.hasToBeUnnoticed(at: planned) {
        problems.append("ends with \(run.status) where it had to go on: \(run.errors)")
      }
    }
    var finding = try judgeRerun(in: folder)
    finding.problems = problems + finding.problems
    // Where the call stands is what helps to find the cause.
    finding.problems = finding.problems.map { "\(planned.name) of \(planned.path): \($0)" }
    return finding
  }

  /// Writes down what is left of a disk, judges it, imports again and judges the result.
  ///
  /// What a power cut left at the end of a file of the log may be set aside.
  func judge(_ tree: FileTree) throws -> Finding {
    var finding = try judgeRerun(in: WorkFolder(tree))
    let problems = finding.problems.filter { !$0.hasPrefix("after the next run: set-aside/20") }
    finding.hasSetAside = problems.count < finding.problems.count
    finding.problems = problems
    return finding
  }

  private func judgeRerun(in folder: WorkFolder) throws -> Finding {
    var finding = judgeBefore(try folder.tree())
    let rerun = try program.importing(pages, in: folder)
    if rerun.status != status {
      finding.problems.append("the next run ends with \(rerun.status): \(rerun.errors)")
    }
    finding.problems += try judgeEnd(of: folder).map { "after the next run: \($0)" }
    return finding
  }

  /// What may be left: each object as before or as after, and nothing that was there lost.
  func judgeBefore(_ tree: FileTree) -> Finding {
    let archive = tree.below("archive")
    let check = ArchiveCheck(archive, .readable)
    var problems = check.problems.map { "before the next run: \($0)" }
    for (name, versions) in check.objects where versions != objects[name] && versions != baseObjects[name] {
      problems.append("before the next run: \(name) is neither as before nor as after")
    }
    for name in baseObjects.keys where check.objects[name] == nil {
      problems.append("before the next run: \(name) is lost")
    }
    for (path, bytes) in base.files {
      if path.contains("/content/"), tree.files[path] != bytes {
        problems.append("before the next run: \(path) is lost or changed")
      }
      if path.hasPrefix("archive/observations/"), !(tree.files[path]?.starts(with: bytes) ?? false) {
        problems.append("before the next run: \(path) lost what was in it")
      }
    }
    let isUnfinished = problems.isEmpty && !ArchiveCheck(archive, .valid).problems.isEmpty
    return Finding(problems: problems.sorted(), isUnfinished: isUnfinished && !check.objects.isEmpty)
  }

  /// The end must be that of the undisturbed import.
  private func judgeEnd(of folder: WorkFolder, exceptIn ignored: String? = nil) throws -> [String] {
    var archive = try folder.tree().below("archive")
    if let ignored { archive.removeAll(in: ignored) }
    let verdict = try program.verdict(on: folder)
    return ArchiveCheck(archive, .valid).problems
      + ArchiveContent(archive).differences(from: content) + verdict.problems
      + (verdict.list == list ? [] : ["the program lists something else"])
  }
}

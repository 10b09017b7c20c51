// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files
import HTML
import Sites
import Workers

/// Makes the files of a site, and puts those that differ from what is published into a staging folder.
struct Stager: Sendable {
  static let folder = "site"

  let source: Folder
  let output: Folder
  /// The files are staged below `folder` in it.
  let staging: Folder
  /// Whether there is nothing in the output to compare with.
  let isNew: Bool
  let interruption: Interruption?

  /// The published file of a path, where it is as an earlier build left it.
  typealias Known = @Sendable (_ path: String) -> PublishedFile?

  /// Files that say something of others come after these. Fails with the first problem of any file.
  func stage(
    _ files: [SiteFile], over known: @escaping Known, workers: Int
  ) throws(BuildFailure) -> [StagedFile] {
    var staged = try stage(files.filter(\.others.isEmpty), over: known, FileSizes(), workers)
    var left = files.filter { !$0.others.isEmpty }
    while !left.isEmpty {
      let waiting = PathSet(left.map(\.path))
      let next = left.partition { !$0.others.contains(where: waiting.contains) }
      precondition(next < left.count, "files that come after each other")
      staged += try stage(
        Array(left[next...]), over: known, sizes(of: left[next...].flatMap(\.others), staged, known), workers)
      left.removeSubrange(next...)
    }
    return staged
  }

  private func sizes(of paths: [String], _ staged: [StagedFile], _ known: Known) -> FileSizes {
    let listed = PathSet(paths)
    var sizes = FileSizes(staged.lazy.filter { listed.contains($0.path) }.map { ($0.path, $0.stamp.size) })
    for path in paths where sizes[path] == nil { sizes[path] = known(path)?.stamp.size }
    return sizes
  }

  private func stage(
    _ files: [SiteFile], over known: @escaping Known, _ sizes: FileSizes, _ workers: Int
  ) throws(BuildFailure) -> [StagedFile] {
    let outcomes = parallelMap(files, workers: workers, state: { HTMLWriter(reserving: 64 << 10) }) { file, buffer in
      outcome { () throws(Problem) in try stage(file, over: known(file.path), sizes, &buffer) }
    }
    var staged: [StagedFile] = []
    staged.reserveCapacity(outcomes.count)
    for outcome in outcomes {
      switch outcome {
      case .success(let file): staged.append(file)
      case .failure(let problem): throw BuildFailure(problem)
      }
    }
    return staged
  }

  private func outcome(_ body: () throws(Problem) -> StagedFile) -> Result<StagedFile, Problem> {
    do {
      return .success(try body())
    } catch {
      return .failure(error)
    }
  }

  private func stage(
    _ file: SiteFile, over known: PublishedFile?, _ sizes: FileSizes, _ buffer: inout HTMLWriter
  ) throws(Problem) -> StagedFile {
    if interruption?.isRequested == true { throw .machine(FileProblem(file.path, reason: "the build was stopped")) }
    let content = try file.content(sizes)
    func state(_ state: StagedFile.State) -> StagedFile {
      StagedFile(path: file.path, fingerprint: content.fingerprint, texts: content.texts, state: state)
    }
    if let known, known.fingerprint == content.fingerprint { return state(.unchanged(known.stamp)) }
    buffer.removeAll()
    switch content.form {
    case .made(let make): try make(&buffer)
    case .streamed(let write): return state(try stage(file.path, write))
    case .copied(let path):
      return state(try Problem.catching { () throws(FileProblem) in try copy(path, to: file.path) })
    }
    return state(try Problem.catching { () throws(FileProblem) in try stage(buffer.bytes, file.path) })
  }

  private func copy(_ path: String, to target: String) throws(FileProblem) -> StagedFile.State {
    if !isNew, let stamp = output.stamp(target), try source.isSame(path, as: target, in: output) {
      return .unchanged(stamp)
    }
    return .staged(try source.copy(path, to: "\(Self.folder)/\(target)", in: staging))
  }

  /// Only on the disk, since it may be large; one that is the same is taken away again.
  private func stage(
    _ path: String, _ write: (_ sink: @escaping ByteSink) throws(Problem) -> Void
  ) throws(Problem) -> StagedFile.State {
    let known = isNew ? nil : output.stamp(path)
    let staged = "\(Self.folder)/\(path)"
    let file = try Problem.catching { () throws(FileProblem) in try NewFile(staged, in: staging) }
    try write { bytes throws(Problem) in
      try Problem.catching { () throws(FileProblem) in try file.append(bytes) }
    }
    return try Problem.catching { () throws(FileProblem) in
      let stamp = try file.finish()
      guard let known, try staging.isSame(staged, as: path, in: output) else { return .staged(stamp) }
      try staging.remove(staged)
      return .unchanged(known)
    }
  }

  private func stage(_ bytes: [UInt8], _ path: String) throws(FileProblem) -> StagedFile.State {
    // The stamp is taken first: a change after it is seen by the next build.
    if !isNew, let stamp = output.stamp(path), let old = try? output.read(path), old == bytes {
      return .unchanged(stamp)
    }
    return .staged(try staging.create("\(Self.folder)/\(path)", bytes))
  }
}

// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Glibc
import Programs
import Sites

/// The program that sets documents (typst.app): the command, or the Python package that contains it.
package struct Typst: Sendable {
  private let path: String
  private let isPython: Bool
  private let request: DocumentRequest

  /// Nil where neither `typst` nor `python3` is on the path. Whether Python has the package is known when it is asked.
  package init?(_ request: DocumentRequest) {
    self.request = request
    if let path = findProgram("typst", request.environment) {
      (self.path, isPython) = (path, false)
    } else if let path = findProgram("python3", request.environment) {
      (self.path, isPython) = (path, true)
    } else {
      return nil
    }
  }

  /// Why there is no document.
  package enum Failure: Error, Sendable, Equatable {
    /// Python has no such package.
    case missing
    /// Goes on from `Typst`: `ended with status 1`; and what it said.
    case failed(String, said: String?)
    case machine(FileProblem)
  }

  /// What it calls its version; another one may set the same source in another way.
  package func version() throws(Failure) -> String {
    let run = try run(isPython ? ["-c", Self.versionScript] : ["--version"]) { false }
    if run.end == .outOfTime { throw outOfTime }
    guard run.end == .status(0), let version = run.lastLine else {
      throw .failed("does not say its version", said: nil)
    }
    return version
  }

  /// Sets a document in a folder of its own, which is gone afterwards. The document is read and the same bytes come of the same
  /// source: Typst asks no clock, looks at no typefaces of the machine's, and reads nothing outside the folder.
  package func set(_ source: DocumentSource, isStopped: () -> Bool) throws(Failure) -> [UInt8] {
    let folder: String
    do { folder = try makeTemporaryFolder() } catch { throw .machine(error) }
    defer { remove(folder) }
    do {
      let root = try Folder(folder)
      for file in source.files { try root.create(file.name, file.bytes) }
      try root.makeFolder(Self.fonts)
      for font in source.fonts { try root.create("\(Self.fonts)/\(font.name)", font.bytes) }
    } catch { throw .machine(error) }
    let run = try run(arguments(folder, source.timestamp), isStopped)
    switch run.end {
    case .status(0): break
    case .status(let status): throw .failed("ended with status \(status)", said: said(run, folder))
    case .signal(let signal): throw .failed("was ended by signal \(signal)", said: said(run, folder))
    case .outOfTime: throw outOfTime
    case .stopped: throw .failed("was stopped", said: nil)
    }
    do {
      let bytes = try Folder(folder).read(Self.output, limit: 256 << 20)
      guard bytes.starts(with: "%PDF-".utf8) else { throw Failure.failed("wrote no PDF", said: nil) }
      return bytes
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .failed("wrote no file that can be read", said: said(run, folder))
    }
  }

  private var outOfTime: Failure { .failed("did not end within \(request.timeLimit)", said: nil) }

  private func run(_ arguments: [String], _ isStopped: () -> Bool) throws(Failure) -> ProgramRun {
    let run: ProgramRun
    do {
      run = try runProgram(
        path, arguments, environment: environment, timeLimit: request.timeLimit, isStopped: isStopped)
    } catch { throw .failed("cannot be started (\(error.reason))", said: nil) }
    if isPython, run.end == .status(Self.statusOfMissing) { throw .missing }
    return run
  }

  private static let output = "document.pdf"
  private static let fonts = "typefaces"
  private static let statusOfMissing: Int32 = 93
  /// Accessible (ISO 14289-1), and an archive with files attached (ISO 19005-3).
  private static let standards = ["ua-1", "a-3a"]

  private func arguments(_ folder: String, _ timestamp: Int) -> [String] {
    if isPython { return ["-c", Self.script, folder, String(timestamp)] }
    return [
      "compile", "--root", folder, "--font-path", "\(folder)/\(Self.fonts)", "--ignore-system-fonts", "--format", "pdf",
      "--pdf-standard", Self.standards.joined(separator: ","), "--creation-timestamp", String(timestamp),
      "--diagnostic-format", "short", "\(folder)/\(DocumentSource.template)", "\(folder)/\(Self.output)",
    ]
  }

  /// Python looks for packages in the folder that it is called in, which is the writer's, and not meant.
  private static let script = [
    own,
    "try:",
    "    import typst",
    "except ImportError:",
    "    sys.exit(\(statusOfMissing))",
    "folder, day = sys.argv[1], int(sys.argv[2])",
    "try:",
    "    compiler = typst.Compiler(folder + \"/\(DocumentSource.template)\", root=folder,",
    "        font_paths=[folder + \"/\(fonts)\"], ignore_system_fonts=True)",
    "    pdf = compiler.compile(format=\"pdf\", pdf_standards=\(standards), timestamp=day)",
    "except Exception as error:",
    "    hints = getattr(error, \"hints\", None) or []",
    "    print(\"error: \" + \". \".join([str(getattr(error, \"message\", error)), *hints]), file=sys.stderr)",
    "    sys.exit(1)",
    "with open(folder + \"/\(output)\", \"wb\") as file:",
    "    file.write(pdf)",
  ].joined(separator: "\n")

  private static let versionScript = [
    own,
    "from importlib import metadata",
    "try:",
    "    print('typst', metadata.version('typst'))",
    "except metadata.PackageNotFoundError:",
    "    sys.exit(\(statusOfMissing))",
  ].joined(separator: "\n")

  private static let own = "import sys\nsys.path = [p for p in sys.path if p]"

  private var environment: [String: String] {
    request.environment.filter {
      ["PATH", "HOME", "TMPDIR", "LANG", "VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME"].contains($0.key)
    }
  }

  /// The first line that says what is wrong, with the names of files as they are in `templates/`.
  private func said(_ run: ProgramRun, _ folder: String) -> String? {
    let lines = run.output.split(whereSeparator: \.isNewline).map(String.init)
    let line = lines.first { $0.contains("error: ") } ?? run.lastLine
    return line.map { line in
      let text = line.replacing("\(folder)/", with: "")
      return text.hasPrefix("error: ") ? String(text.dropFirst("error: ".count)) : text
    }
  }

  private func makeTemporaryFolder() throws(FileProblem) -> String {
    let place = request.environment["TMPDIR"].flatMap { $0.begins(with: "/") ? $0 : nil } ?? "/tmp"
    var name = Array("\(place)/planpress-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw FileProblem(place) }
    return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func remove(_ folder: String) {
    guard let slash = folder.lastSlash, let parent = try? Folder(String(folder[..<slash])) else { return }
    try? parent.removeTree(String(folder[folder.utf8.index(after: slash)...]))
  }
}

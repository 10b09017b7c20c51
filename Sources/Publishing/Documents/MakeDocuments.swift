// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Fields
import Sites
import Workers

/// Sets the documents that the site asks for, one after the other: each takes all cores for a moment. What cannot be set is an
/// error, and nothing has been written then. `areNew` says whether one of them differs from those of the last build.
func makeDocuments(
  _ site: Site, _ project: Project, _ cache: BuildCache?, _ announce: (String) -> Void, _ report: inout Report
) -> (made: [PDFDocument], areNew: Bool) {
  let kinds = project.request.documents == nil ? [] : site.documentKinds
  if kinds.isEmpty { return ([], false) }
  announce("setting documents")
  checkTypefaces(project, &report)
  guard let press = DocumentPress(project, cache, &report) else { return ([], false) }
  var made: [PDFDocument] = []
  var areNew = false
  for kind in kinds {
    guard let (document, isNew) = press.make(kind, of: site, &report) else { return ([], false) }
    made.append(document)
    if isNew { areNew = true }
  }
  if areNew { cache?.remember(made.map { KnownDocument(fingerprint: $0.fingerprint, bytes: $0.bytes) }) }
  return (made, areNew)
}

/// Of the program that sets the documents which the site asks for: another one may set the same otherwise. Nil where none are asked
/// for, and where it does not say.
func typstVersion(for project: Project) -> String? {
  guard project.configuration.asksForDocuments, let request = project.request.documents else { return nil }
  return Typst(request).flatMap { try? $0.version() }
}

/// Sets the document that is asked for by itself; nil after an error, which is reported.
func makeDocument(
  _ choice: DocumentChoice, of site: Site, _ project: Project, _ cache: BuildCache?, _ report: inout Report
) -> PDFDocument? {
  let kind: DocumentKind?
  switch choice {
  case .wholePlan:
    kind = site.wholeDocument
    if kind == nil {
      report.add(
        .failedDocument, "there is no plan to make a document of", help: "`planpress new` says what makes a plan")
    }
  case .goal(let id):
    kind = site.document(ofGoal: id)
    if kind == nil {
      let near = nearest(to: id, among: site.goalNames)
      report.add(
        .failedDocument, "there is no goal `\(id)` to make a document of",
        help: near.map { "did you mean `\($0)`?" } ?? "give the identifier of a goal, which its address ends with")
    }
  }
  guard let kind else { return nil }
  checkTypefaces(project, &report)
  guard let press = DocumentPress(project, cache, &report) else { return nil }
  return press.make(kind, of: site, &report)?.document
}

/// Of the typefaces that Typst brings, one has Arabic letters, all of the same width: for programs, and hard to read in a text.
private func checkTypefaces(_ project: Project, _ report: inout Report) {
  let configuration = project.configuration
  guard isWrittenInArabicLetters(configuration.language), project.theme.typefaces.isEmpty else { return }
  report.add(
    .documentTypeface, "the document is set in DejaVu Sans Mono, the only typeface of Typst's own with Arabic letters",
    at: configuration.place(of: [.field("language")]),
    help:
      "put a typeface such as Amiri or Noto Naskh Arabic (`.ttf`) into `templates/assets/`, and name it with `typeface`"
  )
}

/// By the script where the tag names one.
private func isWrittenInArabicLetters(_ language: String) -> Bool {
  let parts = language.lowercased().split(separator: "-")
  if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 }) { return script == "arab" }
  return parts.first.map { ["ar", "ckb", "fa", "ks", "pnb", "prs", "ps", "sd", "ug", "ur"].contains($0) } ?? false
}

/// What sets the documents of a build, and what is known from the last one.
private struct DocumentPress {
  private let project: Project
  private let typst: Typst
  private let version: String
  private let known: [KnownDocument]

  /// Nil where Typst is not found, which is reported.
  init?(_ project: Project, _ cache: BuildCache?, _ report: inout Report) {
    self.project = project
    let typst = project.request.documents.flatMap { Typst($0) }
    do throws(Typst.Failure) {
      guard let typst else { throw .missing }
      if let version = cache?.typstVersion { self.version = version } else { version = try typst.version() }
      (self.typst, known) = (typst, cache?.documents() ?? [])
    } catch {
      Self.add(error, project, path: nil, &report)
      return nil
    }
  }

  /// Nil after an error, which is reported.
  func make(
    _ kind: DocumentKind, of site: Site, _ report: inout Report
  ) -> (document: PDFDocument, isNew: Bool)? {
    let source: DocumentSource
    do throws(Problem) { source = try DocumentSource(kind, of: site, project.theme) } catch {
      report.add(.failedDocument, "`\(kind.path(site))` cannot be made: \(error.message)")
      return nil
    }
    var builder = FingerprintBuilder()
    builder.add(source.fingerprint)
    builder.add(version)
    let fingerprint = builder.fingerprint
    if let document = known.first(where: { $0.fingerprint == fingerprint }) {
      return (PDFDocument(source, document.bytes, fingerprint), false)
    }
    let interruption = project.request.interruption
    return guarding(interruption) {
      do throws(Typst.Failure) {
        let bytes = try typst.set(source) { interruption?.isRequested == true }
        return (PDFDocument(source, bytes, fingerprint), true)
      } catch {
        Self.add(error, project, path: source.path, &report)
        return nil
      }
    }
  }

  private static func add(_ failure: Typst.Failure, _ project: Project, path: String?, _ report: inout Report) {
    let configuration = project.configuration
    let field = configuration.publishesDocument ? "pdf" : configuration.publishesGoalDocuments ? "goal-pdfs" : nil
    let place = field.map { configuration.place(of: [.field($0)]) }
    let document = path.map { "`\($0)`" } ?? "the document"
    switch failure {
    case .missing:
      report.add(
        .noTypst, "documents are set with the program Typst, which was not found", at: place,
        help: "install it with `pip install typst`, or put the command `typst` on the path")
    case .failed(let reason, let said):
      report.add(
        .failedDocument, "Typst \(reason), so \(document) could not be set", at: place,
        help: said.map { "it said: \($0)" } ?? "make the plan smaller, or leave the document out")
    case .machine(let problem):
      report.add(
        .failedDocument, "\(document) could not be set: `\(problem.path)` cannot be used: \(problem.reason)",
        at: place, help: "let the variable `TMPDIR` name a folder that can be written to")
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import Diagnostics
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
  let known = cache?.documents() ?? []
  var made: [PDFDocument] = []
  var areNew = false
  for kind in kinds {
    guard let (document, isNew) = make(kind, of: site, project, known, &report) else { return ([], false) }
    made.append(document)
    if isNew { areNew = true }
  }
  if areNew { cache?.remember(made.map { KnownDocument(fingerprint: $0.fingerprint, bytes: $0.bytes) }) }
  return (made, areNew)
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
  return kind.flatMap { make($0, of: site, project, cache?.documents() ?? [], &report)?.document }
}

private func make(
  _ kind: DocumentKind, of site: Site, _ project: Project, _ known: [KnownDocument], _ report: inout Report
) -> (document: PDFDocument, isNew: Bool)? {
  let source: DocumentSource
  do throws(Problem) { source = try DocumentSource(kind, of: site, project.theme) } catch {
    report.add(.failedDocument, "`\(kind.path(site))` cannot be made: \(error.message)")
    return nil
  }
  if let document = known.first(where: { $0.fingerprint == source.fingerprint }) {
    return (PDFDocument(source, document.bytes), false)
  }
  return guarding(project.request.interruption) { set(source, project, &report) }.map { ($0, true) }
}

private func set(_ source: DocumentSource, _ project: Project, _ report: inout Report) -> PDFDocument? {
  let configuration = project.configuration
  let field = configuration.publishesDocument ? "pdf" : configuration.publishesGoalDocuments ? "goal-pdfs" : nil
  let place = field.map { configuration.place(of: [.field($0)]) }
  func addMissing() {
    report.add(
      .noTypst, "documents are set with the program Typst, which was not found", at: place,
      help: "install it with `pip install typst`, or put the command `typst` on the path")
  }
  guard let request = project.request.documents, let typst = Typst(request) else {
    addMissing()
    return nil
  }
  do throws(Typst.Failure) {
    return PDFDocument(source, try typst.set(source))
  } catch {
    switch error {
    case .missing: addMissing()
    case .failed(let reason, let said):
      report.add(
        .failedDocument, "Typst \(reason), so `\(source.path)` could not be set", at: place,
        help: said.map { "it said: \($0)" } ?? "make the plan smaller, or leave the document out")
    case .machine(let problem):
      report.add(
        .failedDocument, "`\(source.path)` could not be set: `\(problem.path)` cannot be used: \(problem.reason)",
        at: place, help: "let the variable `TMPDIR` name a folder that can be written to")
    }
    return nil
  }
}

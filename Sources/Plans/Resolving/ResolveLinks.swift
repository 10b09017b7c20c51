// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Files
import Markdown
import Workers

/// Finds where every link and image of every text leads.
func resolveLinks(
  _ items: [Item], files: PathSet, _ index: ItemIndex, workers: Int, _ report: inout Report
) -> [[LinkDestination]] {
  let names = KnownNames(
    likely: Lazy { LikelyDestinations(index.all, sections: index.sections, files: files) },
    texts: Lazy { FileNames(index.paths + files) }, files: Lazy { FileNames(files) })
  @Sendable func resolved(_ item: Item, _ guesses: Guesses) -> (destinations: [LinkDestination], report: Report) {
    var report = Report(guesses: guesses)
    var destinations: [LinkDestination] = []
    let links = item.document.links
    if let first = links.first {
      let ids = item.document.headings.count > 64 ? Set(item.document.ids) : nil
      var resolver = LinkResolver(
        item: item, link: first, files: files, index: index, names: names, ownIDs: ids, report: report)
      destinations = links.map { link in
        resolver.link = link
        return resolver.destination()
      }
      report = resolver.report
    }
    for unmade in item.document.unmadeLinks { answer(unmade, in: item.file, names.likely, &report) }
    return (destinations, report)
  }
  let results = parallelMap(items, workers: workers) { resolved($0, .none) }
  for (item, result) in zip(items, results) {
    var found = result.report
    // Names are looked for in the order of the plan, so that the same problems are answered in every build.
    if report.guesses.canHelp(found.guesses) {
      found = resolved(item, report.guesses).report
      report.guesses = found.guesses
    }
    report.merge(found)
  }
  return results.map(\.destinations)
}

/// What is asked for links that lead nowhere.
private struct KnownNames: Sendable {
  let likely: Lazy<LikelyDestinations>
  /// Of texts and other files.
  let texts: Lazy<FileNames>
  let files: Lazy<FileNames>
}

private struct LinkResolver {
  let item: Item
  /// The one that is followed now.
  var link: Link
  let files: PathSet
  let index: ItemIndex
  let names: KnownNames
  /// The ids of the item's own text, where it has many.
  let ownIDs: Set<String>?
  var report: Report

  private var place: Place {
    Place(item.file.path, line: link.line, column: link.column, excerpt: link.destination)
  }

  mutating func destination() -> LinkDestination {
    switch link.target {
    case .item(let id, let anchor):
      let (link, path) = (link, item.file.path)
      let found = index.item(
        id, at: place,
        edits: { link.edits(writing: link.destination(beginning: "plan:\($0)", insteadOf: "plan:\(id)"), in: path) },
        &report)
      guard let target = found else { return .nowhere }
      return toItem(target, anchor)
    case .anchor(""), .file("", nil):
      reportEmpty()
      return .nowhere
    case .anchor(let anchor):
      if !anchor.isEmpty { check(anchor, in: item) }
      if link.use == .titledLink { checkLabel(of: anchor) }
      return .anchor(anchor)
    case .file(let path, let anchor): return toFile(path, anchor)
    case .refused(.rooted):
      reportRooted()
      return .nowhere
    case .external, .refused: return .nowhere
    }
  }

  /// A link without words needs something that has a name.
  private mutating func checkLabel(of anchor: String) {
    guard item.document.anchors.contains(where: { $0.id == anchor && $0.label == .none }) else { return }
    report.add(
      .emptyLink, "this link has no text, and what it leads to has no name", at: place,
      help: "write between the brackets where it leads; clauses, numbered figures and tables, and headings have a name")
  }

  private mutating func toItem(_ target: Int, _ anchor: String?) -> LinkDestination {
    if let anchor, !anchor.isEmpty { check(anchor, in: index.items[target]) }
    return .item(target, anchor: anchor)
  }

  private mutating func check(_ anchor: String, in target: Item) {
    if target === item, let ownIDs {
      if ownIDs.contains(anchor) { return }
    } else if target.document.holds(anchor) {
      return
    }
    let mayGuess = report.guesses.take(.deadAnchor)
    let anchors = mayGuess ? target.document.ids : []
    let near = correctAnchor(anchor, among: anchors)
    report.add(
      .deadAnchor, "`\(target.file.path)` has no heading or other block with the id `\(anchor)`", at: place,
      help: helpForNotes(anchor)
        ?? (near ?? nearest(to: anchor, among: anchors)).map { "did you mean `#\($0)`?" }
        ?? (!mayGuess
          ? "write one of its ids"
          : anchors.isEmpty
            ? "it has no ids; link to the file alone" : "its ids are \(quoted(Array(anchors.prefix(12))))"),
      edits: link.edits(
        writing: near.flatMap { link.destination(ending: "#\($0)", insteadOf: "#\(anchor)") }, in: item.file.path))
  }

  /// Other tools make ids of the same words with other signs between them.
  private func correctAnchor(_ anchor: String, among anchors: [String]) -> String? {
    func letters(_ id: String) -> [UInt8] {
      let id = id.lowercased()
      // All ids of a text are asked for, and most are plain.
      if id.utf8.allSatisfy({ $0 < 0x80 }) { return id.utf8.filter(isLetterOrDigit) }
      return Array(id.filter { $0.isLetter || $0.isNumber }.utf8)
    }
    let wanted = letters(anchor)
    let same = anchors.filter { letters($0) == wanted }
    return !wanted.isEmpty && same.count == 1 ? same[0] : correction(of: anchor, among: anchors)
  }

  /// The marks of footnotes in texts out of word processors and other tools: `#ftnt2`, `#_ftnref2`, `#fn:2`.
  private func helpForNotes(_ anchor: String) -> String? {
    let beginnings = ["ftn", "edn", "fn", "endnote", "footnote", "note", "cite_note"]
    // An expression takes long where ten thousand links are wrong.
    let bare = anchor.lowercased().drop { $0 == "_" }
    guard beginnings.contains(where: bare.hasPrefix) else { return nil }
    let mark = /_?(?:ftnt|ftn|edn|fn|endnote|footnote|note|cite_note)[-_:]?(ref|back)?[-_:]?([0-9]+)/
    guard let match = anchor.lowercased().wholeMatch(of: mark) else { return nil }
    let number = match.output.2
    return match.output.1 == nil
      ? "write `[^\(number)]` in place of the link, and the note as `[^\(number)]: its text` on a line of its own"
      : "remove the link: a note `[^\(number)]: its text` leads back to its mark by itself"
  }

  private mutating func toFile(_ path: String, _ anchor: String?) -> LinkDestination {
    guard let full = resolve(path, from: item.file.folder) else {
      let answer = likelyDestination()
      report.add(
        .outsideSource, "`\(path)` leads out of the content folder", at: place,
        help: answer.map { "write `\($0.written)`" }
          ?? "copy the file into the content folder and link to it there", edits: answer?.edits ?? [])
      return .nowhere
    }
    if link.isFollowed, let found = index.file(full) {
      switch found {
      case .item(let target): return toItem(target, anchor)
      case .section(let section): return .section(section)
      case .broken: return .nowhere
      case .heldBack(let held):
        report.add(
          .heldBackTarget, "`\(held.state.path)` is held back: \(held.state.explanation)", at: place,
          help: "publish it, or hold this page back too", notes: [held.note])
        return .nowhere
      }
    }
    if files.contains(full) { return .file(full) }
    if link.use == .captions {
      reportMissingCaptions(path)
      return .nowhere
    }
    reportMissing(path, full)
    return .nowhere
  }

  private mutating func reportMissingCaptions(_ path: String) {
    report.add(
      .missingCaptions, "this film has no captions: there is no file `\(path)`", at: place,
      help: "save them beside the film; of a film in which nothing is said, say so: "
        + "`![what it shows](\(path.dropLast(4)).mp4 \"silent\")`")
  }

  private mutating func reportMissing(_ path: String, _ full: String) {
    if link.isFollowed, reportBareAddress() { return }
    if let answer = likelyDestination() {
      report.add(
        !link.isFollowed || !isText(full) && !isText(answer.path) ? .missingFile : .deadLink,
        "there is no file `\(full)`", at: place, help: "write `\(answer.written)`", edits: answer.edits)
      return
    }
    let isText = isText(full)
    let rule = !link.isFollowed || !isText ? Rule.missingFile : .deadLink
    let found = report.guesses.take(rule) ? (isText ? names.texts : names.files).value.nearest(to: full) : nil
    let near = found.map { (path: relative($0.path, to: item.file.folder), isCertain: $0.isCertain) }
    report.add(
      rule, "there is no file `\(full)`", at: place,
      help: near.map { "did you mean `\($0.path)`?" } ?? "write the path from this file's folder, with its ending",
      edits: link.edits(
        writing: near.flatMap { $0.isCertain ? link.destination(beginning: $0.path, insteadOf: path) : nil },
        in: item.file.path))
  }

  private mutating func reportEmpty() {
    let written = "](\(link.destination))"
    report.add(
      .brokenLink, "this \(link.isFollowed ? "link leads" : "image is") nowhere",
      at: Place(item.file.path, line: link.line, column: link.column, excerpt: written),
      help: "write the path from this file's folder between the parentheses, or take the brackets away")
  }

  private mutating func reportRooted() {
    let answer = likelyDestination()
    report.add(
      .unsafeLink,
      "`\(link.destination)` starts at the root of a web host, but this site may be published in a folder", at: place,
      help: answer.map { "write `\($0.written)`" } ?? "write the path from this file, such as `../goals/goal-1.md`",
      edits: answer?.edits ?? [])
  }

  /// What the destination means in the form of another tool, as it is written here.
  private func likelyDestination() -> (path: String, written: String, edits: [Edit])? {
    let (path, anchor) = divided(link.destination)
    let found =
      !link.isFollowed
      ? names.likely.value.file(for: path, in: item.file)
      : names.likely.value.text(for: path, in: item.file) ?? names.likely.value.file(for: path, in: item.file)
    guard let found else { return nil }
    let destination = pathToWrite(to: found, anchor, from: item.file)
    guard destination != link.destination, let written = written(destination) else { return nil }
    return (found, written, link.edits(writing: destination, in: item.file.path))
  }

  /// `www.example.org` and `office@example.org` are paths of files as they are. Returns whether it was one.
  private mutating func reportBareAddress() -> Bool {
    let address = link.destination
    let isMail = isMailAddress(address)
    guard isMail || isHostWithPath(address) else { return false }
    let whole = (isMail ? "mailto:" : "https://") + address
    report.add(
      .unsafeLink,
      isMail
        ? "`\(address)` is a mail address, and read as the path of a file"
        : "`\(address)` is the name of a host, and read as the path of a file", at: place,
      help: "write `\(whole)`", edits: link.edits(writing: whole, in: item.file.path))
    return true
  }
}

/// Reports words that another tool makes a link of, with the link to write where it is known what they mean.
private func answer(
  _ unmade: UnmadeLink, in file: SourceFile, _ likely: Lazy<LikelyDestinations>, _ report: inout Report
) {
  let place = Place(file.path, line: unmade.line, column: unmade.column, excerpt: unmade.typed)
  let (path, anchor) = divided(foreignPath(unmade.parts.destination) ?? unmade.parts.destination)
  let found =
    unmade.parts.isImage
    ? likely.value.file(for: path, in: file)
    : likely.value.text(for: path, in: file) ?? likely.value.file(for: path, in: file)
  var answer: String?
  let isOnTheWeb = ["https://", "http://", "mailto:"].contains { path.hasPrefix($0) }
  let meant = isOnTheWeb ? path + anchor : found.map { pathToWrite(to: $0, anchor, from: file) }
  if let destination = meant.flatMap(written) {
    let title = found.flatMap { likely.value.titles[$0] } ?? path
    if unmade.parts.isDefinition {
      answer = destination
    } else if unmade.parts.text == nil {
      answer = "](\(destination))"
    }
    let text = unmade.parts.text == "" && !unmade.parts.isImage ? title : unmade.parts.text ?? ""
    if !text.isEmpty, !text.contains(where: { "[]\\\n".contains($0) }) {
      answer = (unmade.parts.isImage ? "!" : "") + "[\(text)](\(destination))"
    }
  }
  report.add(
    unmade.rule == Rule.foreignMark.name ? .foreignMark : .brokenLink, unmade.message, at: place,
    help: answer.map { "write `\($0)`" } ?? unmade.help,
    edits: answer.map { [Edit(replacing: place, with: $0)] } ?? [])
}

/// How a text at `file` writes the path to a text, or to a folder with `/` at its end.
private func pathToWrite(to path: String, _ anchor: String, from file: SourceFile) -> String {
  relative(path, to: file.folder) + (path.ends(with: "/") ? "/" : anchor)
}

/// A destination without its fragment, and that with its `#`.
private func divided(_ destination: String) -> (path: String, anchor: String) {
  let path = destination.prefix { $0 != "#" }
  return (String(path), String(destination.dropFirst(path.count)))
}

extension Document {
  package func holds(_ anchor: String) -> Bool {
    headings.contains { $0.id == anchor } || anchors.contains { $0.id == anchor }
  }

  /// Of headings and other blocks, each once.
  package var ids: [String] {
    var seen: Set<String> = []
    return (headings.map(\.id) + anchors.map(\.id)).filter { seen.insert($0).inserted }
  }
}

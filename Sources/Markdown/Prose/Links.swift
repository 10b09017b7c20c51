// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML

extension ProseRenderer {
  mutating func link(_ node: SyntaxNode, _ entering: Bool) {
    guard entering else {
      closeLink(node)
      return
    }
    out.markup("<a href=\"")
    writeAddress(node, node.firstChild == nil && takesTitle(node) ? .titledLink : .link)
    out.markup("\"")
    if !node.title.isEmpty {
      out.markup(" title=\"")
      out.text(node.title)
      out.markup("\"")
    }
    out.markup(">")
    openLinks.append((out.count, holes.count))
  }

  /// Whether a link without words is called what it leads to.
  private func takesTitle(_ node: SyntaxNode) -> Bool {
    switch LinkTarget(node.url.string) {
    case .item: true
    case .anchor(let anchor): !anchor.isEmpty
    default: false
    }
  }

  private mutating func closeLink(_ node: SyntaxNode) {
    guard let open = openLinks.popLast() else { return }
    if out.count == open.start, holes.count == open.holes {
      if takesTitle(node) {
        hole(.title(document.links.count - 1))
        plainText?.append(contentsOf: "\u{FFFC}".utf8)
        openingTitles.append(document.links.count - 1)
      } else {
        report.add(
          .emptyLink, "this link has no text", at: place(of: node, excerpt: "[](\(node.url.string))"),
          help: "write between the brackets where it leads; only links to items (`[](plan:ID)`) and to what has "
            + "a name on this page (`[](#1.2)`) take their text from there")
      }
    }
    checkWords(of: node, from: open.start)
    out.markup("</a>")
  }

  /// A list of links is read without the text around it (WCAG 2.2, 2.4.4 and 2.4.9).
  private mutating func checkWords(of node: SyntaxNode, from start: Int) {
    guard out.count - start <= 16 else { return }
    let words = String(decoding: out.bytes[start...], as: UTF8.self).lowercased()
    guard Self.vagueWords.contains(words) else { return }
    report.add(
      .vagueLink, "the link text `\(words)` does not say where it leads", at: place(of: node, excerpt: node.url.string),
      help: "write what the reader will find there, such as the title of the page")
  }

  private static let vagueWords: Set<String> = [
    "here", "click here", "click", "this", "this link", "this page", "link", "more", "read more", "learn more",
    "details",
  ]

  /// The address itself where the text decides it, a hole where the plan does.
  private mutating func writeAddress(_ node: SyntaxNode, _ use: Link.Use) {
    let destination = node.url.string
    let target = LinkTarget(destination)
    switch target {
    case .external:
      out.address(node.url)
      if options.collectsExternalLinks, destination.utf8.starts(with: "http".utf8) {
        document.externalLinks.append(
          ExternalLink(address: destination, line: line(of: node), column: max(1, node.column)))
      }
    case .anchor(let anchor):
      out.markup("#")
      out.address(anchor)
      addLink(node, target, destination, use)
    case .item, .file:
      hole(.address(document.links.count))
      linksOfBlock.append((node, document.links.count))
      addLink(node, target, destination, use)
    case .refused(let refusal):
      refuse(node, refusal, destination)
      // An address with an unknown scheme is left out, one that is merely misplaced does no harm.
      if case .scheme = refusal { break }
      out.address(node.url)
    }
  }

  mutating func addLink(_ node: SyntaxNode, _ target: LinkTarget, _ destination: String, _ use: Link.Use) {
    document.links.append(
      Link(
        target: target, destination: destination, use: use, line: line(of: node), column: max(1, node.column)))
  }

  private mutating func refuse(_ node: SyntaxNode, _ refusal: LinkTarget.Refusal, _ destination: String) {
    let at = place(of: node, excerpt: destination)
    switch refusal {
    case .scheme(let scheme):
      let schemes = ["http", "https", "mailto", "tel", "plan"]
      report.add(
        .unsafeLink, "a link may not begin with `\(scheme):`", at: at,
        help: nearest(to: scheme, among: schemes).map { "did you mean `\($0):`?" }
          ?? "begin it with `https:`, `http:`, `mailto:`, `tel:` or `plan:`, or write a path from this file",
        edits: correction(of: scheme, among: schemes).map {
          beginning(node, "](\($0):", insteadOf: "](\(scheme):")
        } ?? [])
    // What it means is a question to the plan.
    case .rooted: addLink(node, .refused(.rooted), destination, node.kind == .image ? .image : .link)
    case .hostOnly:
      report.add(
        .unsafeLink, "`\(destination)` names a host without saying how to reach it", at: at,
        help: "write `https://` in front of the host's name",
        edits: beginning(node, "](https:" + destination, insteadOf: "](" + destination))
    case .unreadable:
      report.add(
        .unsafeLink, "this link's path is not valid text", at: at,
        help: "write the file's name as it is, in `<` and `>` if it has spaces")
    }
  }

  /// The change that begins a destination in another way; there is none where it is not in the text as it is here.
  private func beginning(_ node: SyntaxNode, _ other: String, insteadOf beginning: String) -> [Edit] {
    [Edit(replacing: place(of: node, excerpt: beginning), with: other, mayBeBelow: true)]
  }

  // MARK: Images

  mutating func image(_ node: SyntaxNode, _ entering: Bool) {
    if entering {
      imageDepth = 1
      imageAlternative = []
    } else {
      writeImage(node)
    }
  }

  /// Inside an image all is alternative text. Returns false for what ends the image itself.
  mutating func visitInsideImage(_ node: SyntaxNode, _ entering: Bool) -> Bool {
    switch node.kind {
    case .image:
      imageDepth += entering ? 1 : -1
      return imageDepth > 0
    case .text, .code:
      imageAlternative.append(contentsOf: node.literal)
    case .softBreak, .lineBreak: imageAlternative.append(0x20)
    case .htmlInline: htmlInAlternative(node)
    default: break
    }
    return true
  }

  private mutating func htmlInAlternative(_ node: SyntaxNode) {
    if let mark = node.inlineMark {
      if mark == .lineEnd { imageAlternative.append(0x20) }
      return
    }
    imageAlternative.append(contentsOf: node.literal)
    refuseHTML(node)
  }

  private mutating func writeImage(_ node: SyntaxNode) {
    plainText?.append(contentsOf: imageAlternative)
    let destination = node.url.string
    let isDecorative = node.title.string == "decorative"
    checkImage(node, destination, isDecorative: isDecorative)
    let target = LinkTarget(destination)
    if case .file(let path, _) = target, let medium = Medium(path) {
      writeMedium(node, medium, target, destination)
      return
    }
    out.markup("<img ")
    if case .file = target {
      hole(.image(document.links.count))
      addLink(node, target, destination, .image)
    } else {
      out.markup("src=\"")
      if case .refused(.scheme) = target {} else { out.address(node.url) }
      out.markup("\"")
    }
    out.markup(" alt=\"")
    if !isDecorative { imageAlternative.withUnsafeBufferPointer { out.text($0) } }
    out.markup("\"")
    if !isDecorative, !node.title.isEmpty {
      out.markup(" title=\"")
      out.text(node.title)
      out.markup("\"")
    }
    out.markup(">")
  }

  private mutating func checkImage(_ node: SyntaxNode, _ destination: String, isDecorative: Bool) {
    let at = place(of: node, excerpt: destination.isEmpty ? "![" : destination)
    switch LinkTarget(destination) {
    case .file: break
    case .external:
      report.add(
        .remoteImage, "the image `\(destination)` is on another server", at: at,
        help: "save it beside this file and write its name")
    case .refused(let refusal): refuse(node, refusal, destination)
    case .item, .anchor:
      report.add(.remoteImage, "`\(destination)` is not an image file", at: at, help: "write the path of an image file")
    }
    if imageAlternative.allSatisfy({ $0 == 0x20 }), !isDecorative {
      report.add(
        .missingAlternative, "this image has no alternative text", at: at,
        help: "write what it shows between `![` and `]`; if it shows nothing that matters: "
          + "`![](\(destination) \"decorative\")`")
    }
  }
}

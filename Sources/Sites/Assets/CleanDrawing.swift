// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import XML

/// An SVG without what could run or load something when a browser opens it by itself (SVG 2, SVG Secure Static Mode).
struct CleanDrawing: Sendable {
  /// Something that is not published.
  struct Removal: Sendable, Equatable {
    /// As it is called in a message, such as `` `<script>` ``.
    let what: String
    let line: Int
    let column: Int
  }
  /// Nil where the file can be published as it is.
  let bytes: [UInt8]?
  /// What somebody may miss. That of drawing programs which no browser shows is left out without a word.
  let removals: [Removal]

  init(_ file: [UInt8]) throws(XMLFault) {
    let cleaner = DrawingCleaner()
    try readXML(file) { cleaner.take($0) }
    if let fault = cleaner.fault { throw fault }
    // In UTF-8, a drawing is read alike by everybody, whatever a server says of it.
    if file.contains(0) || String(validating: file, as: UTF8.self) == nil { cleaner.isChanged = true }
    bytes = cleaner.isChanged ? cleaner.output : nil
    removals = cleaner.removals
  }
}

/// Writes a drawing again, element by element, with those elements, attributes and values that are known to be still.
private final class DrawingCleaner {
  private(set) var output: [UInt8] = []
  private(set) var removals: [CleanDrawing.Removal] = []
  var isChanged = false
  /// That it is no drawing.
  private(set) var fault: XMLFault?
  /// How many elements are open inside one that is left out, itself included.
  private var depthLeftOut = 0
  /// The text of a style sheet that is being read, and where it begins.
  private var style: (text: String, line: Int, column: Int)?
  /// Nil before the outermost element. A drawing that names no namespace gets that of SVG, without which no browser shows it.
  private var namespace: String?

  func take(_ event: XMLEvent) {
    switch event {
    case .open(let name, let attributes, let line, let column): open(name, attributes, line, column)
    case .close(let name): close(name)
    case .text(let text): write(text)
    // What browsers take from it is unknown, so that the drawing is published without it. Elements and attributes that it
    // brings by entities are in their places.
    case .declarations: isChanged = true
    case .instruction(_, let line, let column): leaveOut("a processing instruction", line, column)
    case .outside(let line, let column): leaveOut("a reference to another file", line, column)
    }
  }

  private func open(_ name: XMLName, _ attributes: [(name: XMLName, value: String)], _ line: Int, _ column: Int) {
    if depthLeftOut > 0 {
      depthLeftOut += 1
      return
    }
    let isRoot = namespace == nil
    if isRoot {
      namespace = name.namespace.isEmpty ? "" : svg
      if name.local != "svg" {
        fault = XMLFault(reason: "it begins with `<\(name.local)>` and not with `<svg>`", line: line, column: column)
      } else if name.namespace != namespace {
        fault = XMLFault(
          reason: "its `xmlns` is `\(name.namespace)`, and that of drawings is `\(svg)`", line: line, column: column)
      }
    }
    if namespace == "" { isChanged = true }
    // A style sheet is text: an element in it means nothing to a browser, and would come before the sheet is written.
    guard style == nil, name.namespace == namespace, isKnown(name.local, attributes) else {
      depthLeftOut = 1
      // What belongs to a drawing program is of no use to readers.
      let isSilent = name.namespace != namespace && name.namespace != xhtml || silent.contains(name.local)
      if isSilent { isChanged = true } else { leaveOut("`<\(name.local)>`", line, column) }
      return
    }
    output += Array("<\(name.local)".utf8)
    if isRoot { output += Array(" xmlns=\"\(svg)\" xmlns:xlink=\"\(xlink)\"".utf8) }
    for (attribute, value) in attributes { write(attribute, value, of: name.local, line, column) }
    if name.local == "style" {
      style = ("", line, column)
    } else {
      output.append(UInt8(ascii: ">"))
    }
  }

  private func close(_ name: XMLName) {
    if depthLeftOut > 0 {
      depthLeftOut -= 1
      return
    }
    if let style {
      self.style = nil
      output.append(UInt8(ascii: ">"))
      if isStill(style.text) {
        output += escaped(style.text, inAttribute: false)
      } else {
        leaveOut("a style sheet that loads something", style.line, style.column)
      }
    }
    output += Array("</\(name.local)>".utf8)
  }

  private func write(_ text: String) {
    if depthLeftOut > 0 { return }
    if style != nil {
      style?.text += text
    } else {
      output += escaped(text, inAttribute: false)
    }
  }

  private func write(_ name: XMLName, _ value: String, of element: String, _ line: Int, _ column: Int) {
    let isLink = name.local == "href" && (name.namespace.isEmpty || name.namespace == xlink)
    if isLink, !mayLead(value, from: element) {
      return leaveOut("the address of `<\(element)>`", line, column)
    }
    let prefix: String
    switch name.namespace {
    case "": prefix = ""
    case xlink: prefix = "xlink:"
    // `xml:base` would make addresses elsewhere of those within the drawing.
    case xml where name.local != "base": prefix = "xml:"
    default: return isChanged = true
    }
    guard isLink || prefix == "xml:" || isKnownAttribute(name.local) else {
      if name.local.lowercased().hasPrefix("on") { return leaveOut("the script in `\(name.local)`", line, column) }
      return isChanged = true
    }
    guard isLink || isWords(name.local) || isStill(value) else {
      return leaveOut("`\(name.local)`, which loads something", line, column)
    }
    output += Array(" \(prefix)\(name.local)=\"".utf8) + escaped(value, inAttribute: true) + [UInt8(ascii: "\"")]
  }

  private func leaveOut(_ what: String, _ line: Int, _ column: Int) {
    isChanged = true
    if removals.count < 100 { removals.append(.init(what: what, line: line, column: column)) }
  }
}

private let svg = "http://www.w3.org/2000/svg"
private let xhtml = "http://www.w3.org/1999/xhtml"
private let xlink = "http://www.w3.org/1999/xlink"
private let xml = "http://www.w3.org/XML/1998/namespace"

/// Whether an element is one of those that draw. An animation may set an address or a handler: then it is not.
private func isKnown(_ element: String, _ attributes: [(name: XMLName, value: String)]) -> Bool {
  if elements.contains(element) { return true }
  guard animations.contains(element) else { return false }
  return attributes.allSatisfy { attribute in
    guard attribute.name.local == "attributeName" else { return true }
    let target = attribute.value.lowercased().filter { !$0.isWhitespace }
    return !target.hasSuffix("href") && !target.hasPrefix("on") && target != "style"
  }
}

private func isKnownAttribute(_ name: String) -> Bool {
  attributes.contains(name) || name.hasPrefix("aria-") || name.hasPrefix("data-")
}

/// Whether an attribute is only read to somebody, or by a script.
private func isWords(_ name: String) -> Bool { name.hasPrefix("aria-") || name.hasPrefix("data-") || name == "title" }

/// Links lead where those of texts may; everything else stays in the drawing, or brings a picture along.
private func mayLead(_ address: String, from element: String) -> Bool {
  let bare = address.unicodeScalars.drop { $0.value <= 0x20 }
  let text = String(String.UnicodeScalarView(bare)).lowercased()
  if text.hasPrefix("#") { return true }
  if element == "a" { return ["https://", "http://", "mailto:"].contains { text.hasPrefix($0) } }
  guard element == "image" || element == "feImage" else { return false }
  return ["png", "jpeg", "jpg", "gif", "webp"].contains { text.begins(with: "data:image/\($0);base64,") }
}

/// Whether a value or a style sheet loads nothing: no `@import`, and in `url(…)` only a part of the drawing. A backslash can
/// spell both, and no drawing needs one. Bytes are compared, since to a browser a sign stays itself
/// where an accent follows.
private func isStill(_ css: String) -> Bool {
  let text = css.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  func holds(_ words: String) -> Bool { text.firstRange(of: Array(words.utf8)) != nil }
  if ["\\", "@import", "image-set(", "image(", "src("].contains(where: holds) { return false }
  var rest = text[...]
  while let found = rest.firstRange(of: Array("url(".utf8)) {
    rest = rest[found.upperBound...]
    let target = rest.drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    if target.first != UInt8(ascii: "#") { return false }
  }
  return true
}

private func escaped(_ text: String, inAttribute: Bool) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
    case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
    case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
    case UInt8(ascii: "\"") where inAttribute: bytes += Array("&quot;".utf8)
    case 0x09 where inAttribute, 0x0A where inAttribute, 0x0D: bytes += Array("&#\(byte);".utf8)
    default: bytes.append(byte)
    }
  }
  return bytes
}

private func words(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }

/// SVG 2, appendix F, without scripts, foreign content and media; and the fonts of SVG 1.1, which no browser draws.
private let elements = words(
  """
  a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
  feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
  feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter
  g image line linearGradient marker mask path pattern polygon polyline radialGradient rect stop style svg switch symbol
  text textPath title tref tspan use view
  """)
private let animations = words("animate animateMotion animateTransform mpath set")
private let silent = words(
  "metadata font font-face font-face-src font-face-name glyph missing-glyph hkern vkern solidcolor")

/// SVG 2, appendix G, without handlers; presentation attributes of SVG 2 and 1.1; ARIA's `role`.
private let attributes = words(
  """
  accumulate additive alignment-baseline amplitude attributeName azimuth baseFrequency baseline-shift baseProfile begin
  bias by calcMode class clip clip-path clip-rule clipPathUnits color color-interpolation color-interpolation-filters
  color-rendering contentScriptType contentStyleType cursor cx cy d diffuseConstant direction display divisor
  dominant-baseline dur dx dy edgeMode elevation enable-background end exponent fill fill-opacity fill-rule filter
  filterRes filterUnits flood-color flood-opacity focusable font-family font-feature-settings font-kerning font-size
  font-size-adjust font-stretch font-style font-variant font-weight fr from fx fy glyph-orientation-horizontal
  glyph-orientation-vertical gradientTransform gradientUnits height hreflang id image-rendering in in2 intercept isolation
  k1 k2 k3 k4 kernelMatrix kernelUnitLength kerning keyPoints keySplines keyTimes lang lengthAdjust letter-spacing
  lighting-color limitingConeAngle line-height marker marker-end marker-mid marker-start markerHeight markerUnits
  markerWidth mask mask-type maskContentUnits maskUnits max media method min mix-blend-mode mode numOctaves offset opacity
  operator order orient origin overflow overline-position overline-thickness paint-order path pathLength patternContentUnits
  patternTransform patternUnits pointer-events points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio
  primitiveUnits r radius refX refY rel repeatCount repeatDur requiredExtensions requiredFeatures restart result role
  rotate rx ry scale seed shape-rendering side slope space spacing specularConstant specularExponent spreadMethod
  startOffset stdDeviation stitchTiles stop-color stop-opacity strikethrough-position strikethrough-thickness stroke
  stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style
  surfaceScale systemLanguage tabindex tableValues target targetX targetY text-align text-anchor text-decoration
  text-rendering textLength title to transform transform-origin type underline-position underline-thickness unicode-bidi
  values vector-effect version viewBox viewTarget visibility white-space width word-spacing writing-mode x x1 x2
  xChannelSelector xlink y y1 y2 yChannelSelector z zoomAndPan arcrole actuate show
  """)

// SPDX-License-Identifier: Apache-2.0

import HTML

/// What charts are drawn with. Every x is a part of the width and every y a length in the size of the text: a drawing fills any
/// width without being distorted, and its words keep the reader's size. There is no style in it: the theme's style sheet
/// knows its classes.
struct Drawing {
  var writer: HTMLWriter
  /// Whether time goes from right to left.
  let isMirrored: Bool

  /// Hundredths of the width, in per cent: 10,000 is all of it.
  typealias X = Int
  /// Thousandths of the text's size.
  typealias Y = Int

  enum Anchor {
    case start, middle, end
  }

  /// `height` is needed where the style sheet does not say it.
  mutating func begin(_ style: StaticString, title: String, description: String = "", height: Y? = nil) {
    writer.markup("<svg class=\"")
    writer.markup(style)
    writer.markup("\" role=\"img\"")
    if let height {
      writer.markup(" height=\"")
      addLength(height)
      writer.markup("\"")
    }
    writer.markup("><title>")
    writer.text(title)
    writer.markup("</title>")
    if !description.isEmpty {
      writer.markup("<desc>")
      writer.text(description)
      writer.markup("</desc>")
    }
  }

  /// A drawing beside words that say the same.
  mutating func beginSilent(_ style: StaticString, height: Y) {
    writer.markup("<svg class=\"")
    writer.markup(style)
    writer.markup("\" aria-hidden=\"true\" height=\"")
    addLength(height)
    writer.markup("\">")
  }

  mutating func end() { writer.markup("</svg>\n") }

  mutating func line(_ style: StaticString, from: (x: X, y: Y), to: (x: X, y: Y)) {
    writer.markup("<line class=\"")
    writer.markup(style)
    writer.markup("\" x1=\"")
    add(from.x)
    writer.markup("\" x2=\"")
    add(to.x)
    writer.markup("\" y1=\"")
    addLength(from.y)
    writer.markup("\" y2=\"")
    addLength(to.y)
    writer.markup("\"/>")
  }

  mutating func bar(_ style: StaticString, from: X, to: X, y: Y, height: Y) {
    let (left, right) = isMirrored ? (10_000 - to, 10_000 - from) : (from, to)
    writer.markup("<rect class=\"")
    writer.markup(style)
    writer.markup("\" x=\"")
    addPercent(left)
    writer.markup("\" width=\"")
    addPercent(right - left)
    writer.markup("\" y=\"")
    addLength(y)
    writer.markup("\" height=\"")
    addLength(height)
    writer.markup("\"/>")
  }

  /// A shape around a point, in pixels: `path` begins at that point.
  mutating func mark(_ style: StaticString, at point: (x: X, y: Y), _ path: StaticString) {
    writer.markup("<svg x=\"")
    add(point.x)
    writer.markup("\" y=\"")
    addLength(point.y)
    writer.markup("\" width=\"1\" height=\"1\" overflow=\"visible\"><path class=\"")
    writer.markup(style)
    writer.markup("\" d=\"")
    writer.markup(path)
    writer.markup("\"/></svg>")
  }

  /// `dx` is in pixels, away from the beginning of the drawing. `width` is the class of words for narrow or wide drawings alone.
  mutating func label(
    _ style: StaticString, only width: StaticString = "", _ text: String, at point: (x: X, y: Y), dx: Int = 0,
    _ anchor: Anchor = .start
  ) {
    writer.markup("<text")
    if style.utf8CodeUnitCount + width.utf8CodeUnitCount > 0 {
      writer.markup(" class=\"")
      writer.markup(style)
      if style.utf8CodeUnitCount > 0, width.utf8CodeUnitCount > 0 { writer.markup(" ") }
      writer.markup(width)
      writer.markup("\"")
    }
    writer.markup(" x=\"")
    add(point.x)
    writer.markup("\" y=\"")
    addLength(point.y)
    writer.markup("\"")
    if dx != 0 {
      writer.markup(" dx=\"")
      writer.number(isMirrored ? -dx : dx)
      writer.markup("\"")
    }
    // `start` and `end` follow the direction of the page's writing, as the drawing does.
    switch anchor {
    case .start: break
    case .middle: writer.markup(" text-anchor=\"middle\"")
    case .end: writer.markup(" text-anchor=\"end\"")
    }
    writer.markup(">")
    writer.text(text)
    writer.markup("</text>")
  }

  mutating func add(_ x: X) { addPercent(isMirrored ? 10_000 - x : x) }

  private mutating func addPercent(_ hundredths: Int) {
    addDecimal(hundredths, 100)
    writer.markup("%")
  }

  private mutating func addLength(_ thousandths: Int) {
    addDecimal(thousandths, 1_000)
    writer.markup("rem")
  }

  /// Without zeros at the end.
  private mutating func addDecimal(_ value: Int, _ unit: Int) {
    if value < 0 { writer.markup("-") }
    writer.number(Int(value.magnitude) / unit)
    var (rest, unit) = (Int(value.magnitude) % unit, unit)
    if rest == 0 { return }
    writer.markup(".")
    while rest > 0 {
      unit /= 10
      writer.number(rest / unit)
      rest %= unit
    }
  }
}

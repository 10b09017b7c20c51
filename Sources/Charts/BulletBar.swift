// SPDX-License-Identifier: Apache-2.0

import Fields
import HTML

/// How far a figure has come, small enough for the row of a table: a bar from zero, with a line at the target and a notch at
/// the beginning. The numbers stand in the row.
package struct BulletBar: Sendable {
  private let actual: DecimalNumber?
  private let target: DecimalNumber?
  private let baseline: DecimalNumber?
  private let scale: Scale
  private let isRightToLeft: Bool

  /// Nil where there is neither a measurement nor a target.
  package init?(actual: DecimalNumber?, target: DecimalNumber?, baseline: DecimalNumber?, isRightToLeft: Bool = false) {
    guard actual != nil || target != nil else { return nil }
    (self.actual, self.target, self.baseline) = (actual, target, baseline)
    self.isRightToLeft = isRightToLeft
    // A bar that does not begin at zero would lie.
    scale = Scale([actual, target, baseline].compactMap { $0 } + [DecimalNumber(0)])
  }

  /// The words beside it say the same, so that it is passed over by those who do not see it.
  package func write(into writer: inout HTMLWriter) {
    var drawing = Drawing(writer: HTMLWriter(reserving: 512), isMirrored: isRightToLeft)
    drawing.beginSilent("bullet", height: 1_000)
    drawing.bar("bullet-all", from: 0, to: 10_000, y: 375, height: 250)
    if let actual {
      let (zero, value) = (x(scale.axis), x(scale.height(of: actual)))
      drawing.bar("bullet-part", from: min(zero, value), to: max(zero, value), y: 250, height: 500)
    }
    if scale.axis > 0 { drawing.line("bullet-zero", from: (x(scale.axis), 125), to: (x(scale.axis), 875)) }
    if let baseline { drawing.mark("baseline-mark", at: (x(scale.height(of: baseline)), 500), "M-3-3h6v6h-6z") }
    if let target {
      let x = x(scale.height(of: target))
      drawing.line("bullet-target", from: (x, 0), to: (x, 1_000))
    }
    drawing.end()
    writer.trusted(drawing.writer.bytes)
  }

  /// Away from the edges, which would cut lines in half.
  private func x(_ height: Int) -> Int { 100 + height * 9_800 / 1_000 }
}

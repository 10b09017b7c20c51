// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Compiler {
  /// Writes literal text, its lines moved as the place of a partial or block asks.
  mutating func write(_ text: Text, in scope: Scope, _ state: inout HTMLState) {
    let bytes = scope.template.source.bytes
    let moves = scope.indentation
    if moves.isNone {
      write(bytes[text.range], at: text.range.lowerBound, in: scope, &state)
      return
    }
    var start = text.range.lowerBound
    var isLineStart = text.startsLine
    repeat {
      if isLineStart {
        let line = start
        while start < text.range.upperBound, start - line < moves.removed, Byte.isBlank(bytes[start]) { start += 1 }
        if line != moves.except, !isLineEnd(bytes, start) { write(moves.added[...], at: start, in: scope, &state) }
      }
      let newline = bytes[start..<text.range.upperBound].firstIndex(of: Byte.newline)
      let end = newline.map { $0 + 1 } ?? text.range.upperBound
      write(bytes[start..<end], at: start, in: scope, &state)
      start = end
      isLineStart = true
    } while start < text.range.upperBound
  }

  private func isLineEnd(_ bytes: [UInt8], _ index: Int) -> Bool {
    index < bytes.count && (bytes[index] == Byte.newline || bytes[index] == Byte.carriageReturn)
  }

  mutating func writeLiteral(_ bytes: ArraySlice<UInt8>, at offset: Int, in scope: Scope, _ state: inout HTMLState) {
    if bytes.isEmpty { return }
    code.addLiteral(bytes)
    var rest = bytes
    while let bad = state.advance(over: rest) {
      let end = scope.template.source.bytes.count
      let place = min(offset + bad - bytes.startIndex, end)
      reportBrokenTag(place..<min(place + 1, end), in: scope, state)
      state.passBrokenByte(bytes[bad])
      rest = rest[(bad + 1)...]
    }
  }

  private mutating func reportBrokenTag(_ range: Range<Int>, in scope: Scope, _ state: HTMLState) {
    if state.mode == .gap {
      add(
        .brokenTag, "a space is missing here, \(state.description), after a part that is not always printed", range,
        scope, help: "write a space before this, so that it stays an attribute of its own")
    } else {
      add(
        .brokenTag, "this `=` has no name of an attribute before it", range, scope,
        help: "write the name of the attribute directly before `=`")
    }
  }
}

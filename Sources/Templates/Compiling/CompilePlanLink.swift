// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Compiler {
  /// Writes bytes that are at `offset` of the template, or, as indentation, are put in there. Addresses such as
  /// `plan:goal-1` become links.
  mutating func write(_ bytes: ArraySlice<UInt8>, at offset: Int, in scope: Scope, _ state: inout HTMLState) {
    var rest = bytes
    while scope.template.source.namesItems, let found = PlanLink.firstScheme(in: rest) {
      writeLiteral(rest[..<found], at: offset + rest.startIndex - bytes.startIndex, in: scope, &state)
      let start = offset + found - bytes.startIndex
      if let end = writeLink(rest[found...], at: start, in: scope, &state) {
        rest = rest[end...]
      } else {
        let end = found + PlanLink.scheme.count
        writeLiteral(rest[found..<end], at: start, in: scope, &state)
        rest = rest[end...]
      }
    }
    writeLiteral(rest, at: offset + rest.startIndex - bytes.startIndex, in: scope, &state)
  }

  /// Gives the end of the address, or nil where `plan:` is not an address, or one that leads nowhere.
  private mutating func writeLink(
    _ bytes: ArraySlice<UInt8>, at offset: Int, in scope: Scope, _ state: inout HTMLState
  ) -> Int? {
    guard let quote = state.quoteOfAddress else { return nil }
    let source = scope.template.source
    let end = quote.flatMap { bytes.firstIndex(of: $0) }
    let place = source.place(offset..<offset + (end.map { $0 - bytes.startIndex } ?? PlanLink.scheme.count))
    guard let end, let link = PlanLink(bytes[..<end], at: place) else {
      add(
        .deadTemplateLink, "this link names no identifier", at: place,
        help:
          "write it out, in quotation marks: `\(state.attribute)=\"plan:goal-1\"`; items of the data have an `address`"
      )
      return nil
    }
    code.add(.planLink(number(of: link)))
    _ = state.advance(over: bytes[..<end])
    return end
  }
}

extension HTMLState {
  /// The quotation mark around an address that begins here, nil where it has none; nil where no address begins.
  fileprivate var quoteOfAddress: UInt8?? {
    guard takesAddress else { return nil }
    switch mode {
    case .doubleQuoted where isAtValueStart: return Byte.doubleQuote
    case .singleQuoted where isAtValueStart: return Byte.singleQuote
    case .beforeValue: return .some(nil)
    default: return nil
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

/// One step of a compiled template. Jumps are relative to the next instruction, so that code can be moved.
enum Instruction: Sendable {
  /// Bytes of the program's literals.
  case literal(start: Int, count: Int)
  /// Text, escaped for text and double quotes.
  case text(Path)
  /// Text, escaped for single quotes too.
  case singleQuotedText(Path)
  case html(Path)
  /// An address in an attribute.
  case address(Path)
  /// The address of one of the program's links.
  case planLink(Int)
  /// An address for reading; where tags may be, with places for the ends of lines.
  case addressText(Path, isBreakable: Bool)
  /// Goes on if the value counts as true, else skips.
  case ifTrue(Path, skip: Int)
  case ifFalse(Path, skip: Int)
  /// Goes on if the value is a number of one of the categories, else skips.
  case ifPlural(Path, PluralCategories, skip: Int)
  /// Puts the record into a slot, or skips if there is none.
  case enter(Path, slot: Int, skip: Int)
  /// Runs the next `body` instructions for each record of a list, with the record in a slot.
  case each(Path, slot: Int, body: Int)
  /// Runs a function; the number is that of the call in the program.
  case call(Int)
}

/// Where a value is found at run time: a record among those around it, a field of it, and fields of fields.
struct Path: Hashable, Sendable {
  /// The record, counted from the outermost that the function knows.
  let slot: Int32
  let field: Int32
  /// Further fields, as a range of the program's list of them.
  var tail: Int32 = 0
  var tailCount: Int32 = 0
}

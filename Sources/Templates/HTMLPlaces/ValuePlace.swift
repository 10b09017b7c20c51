// SPDX-License-Identifier: Apache-2.0

/// What a value from the data may be at its place.
enum ValuePlace {
  /// The text of the page: text, address or HTML.
  case text
  /// The content of `title` and `textarea`: text or address.
  case plainText
  /// A quoted attribute: text.
  case attribute(isSingleQuoted: Bool)
  /// A quoted attribute that takes an address, which must be its beginning.
  case addressAttribute(isAtStart: Bool)
  /// The attribute `content` of `meta`: text or address.
  case metaContent(isSingleQuoted: Bool)
}

/// No value may be used here: why, and what to do.
struct ForbiddenPlace: Error {
  let reason: String
  let help: String
}

extension HTMLState {
  /// What a value may be here, by the rules that keep text from becoming markup or script.
  func placeOfValue(tag: String) throws(ForbiddenPlace) -> ValuePlace {
    switch mode {
    case .text: return .text
    case .plainText where matched == 0: return .plainText
    case .doubleQuoted, .singleQuoted: return try placeInAttribute()
    case .beforeValue, .unquoted:
      throw ForbiddenPlace(
        reason: "the value of `\(attribute)` has no quotation marks",
        help: "write `\(attribute)=\"\(tag)\"`")
    case .comment, .declaration, .bogusComment:
      throw ForbiddenPlace(
        reason: "this is \(description)",
        help: "take it out of the comment; to leave a note in a template, write `{{! … }}`, without braces inside")
    case .rawText:
      throw ForbiddenPlace(
        reason: "this is \(description), where text cannot be made safe",
        help: "put it into an attribute such as `data-name=\"\(tag)\"` of an element"
          + (element == "script" ? ", where the script can read it" : ""))
    case .tagName, .tagOpen, .endTagOpen, .plainText:
      throw ForbiddenPlace(
        reason: "this would be part of the name of a tag",
        help: "write the name of the tag itself; a `<` that is meant as text is written `&lt;`")
    case .beforeAttribute, .attributeName, .afterAttributeName, .afterValue, .gap:
      throw ForbiddenPlace(
        reason: "this is \(description), outside of the value of an attribute",
        help: "write an attribute around it, as in `class=\"\(tag)\"`")
    }
  }

  private func placeInAttribute() throws(ForbiddenPlace) -> ValuePlace {
    let name = attribute
    let isSingleQuoted = mode == .singleQuoted
    if name.hasPrefix("on") {
      throw ForbiddenPlace(
        reason: "this is in `\(name)`, which is a script", help: "use a script file that reads a `data-` attribute"
      )
    }
    switch name {
    case "style":
      throw ForbiddenPlace(
        reason: "this is in `style`, where text cannot be made safe", help: "use a class and a style sheet")
    case "srcdoc":
      throw ForbiddenPlace(
        reason: "this is in `srcdoc`, which is a page of its own", help: "use `src` with an address")
    case "srcset", "imagesrcset", "ping":
      throw ForbiddenPlace(
        reason: "this is in `\(name)`, a list of addresses that templates do not support",
        help: name == "ping" ? "leave the attribute out" : "use `src` with one address")
    case "content" where element == "meta": return .metaContent(isSingleQuoted: isSingleQuoted)
    default:
      return addressAttributes.contains(name)
        ? .addressAttribute(isAtStart: isAtValueStart) : .attribute(isSingleQuoted: isSingleQuoted)
    }
  }
}

extension HTMLState {
  /// Whether the value of the current attribute is an address.
  var takesAddress: Bool { addressAttributes.contains(attribute) }
}

/// HTML Standard, the attributes table of its index, and those of older pages and SVG that browsers still follow.
private let addressAttributes: Set<String> = [
  "href", "src", "action", "cite", "data", "poster", "formaction", "background", "longdesc", "manifest", "xlink:href",
]

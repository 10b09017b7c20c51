// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans

/// The colours and typefaces that a site chooses, as a last word to the theme's style sheet.
///
/// The accent is used for text, so it needs 4.5 : 1 on the page's ground in both schemes (WCAG 2.2, 1.4.3); the ground is
/// read from the style sheet's `--paper`, or that of `extra.css`.
func appearance(_ configuration: Configuration, sheets: [[UInt8]], _ report: inout Report) -> [UInt8] {
  func place(_ field: String, _ value: String?) -> Place {
    configuration.place(of: FieldPath(field), saying: value ?? "")
  }
  var tokens: [String] = []
  if let light = colour(configuration.accent, "accent", at: place, &report) {
    let grounds = paper(in: sheets)
    check(light, "accent", on: grounds.light, "light", at: place("accent", configuration.accent), &report)
    var dark = light.reaching(7, on: grounds.dark)
    if let own = colour(configuration.accentDark, "accent-dark", at: place, &report) {
      check(own, "accent-dark", on: grounds.dark, "dark", at: place("accent-dark", configuration.accentDark), &report)
      dark = own
    }
    tokens.append("--accent: light-dark(\(light.hex), \(dark.hex));")
    let words = wordsOnCloth(in: sheets)
    let cloth = (light.cloth(lightness: nil, under: words), light.cloth(lightness: 0.18, under: words))
    tokens.append("--cloth: light-dark(\(cloth.0.hex), \(cloth.1.hex));")
  }
  for (name, value, token) in [
    ("typeface", configuration.typeface, "--sans"), ("title-typeface", configuration.titleTypeface, "--serif"),
  ] {
    guard let value else { continue }
    let isList = value.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || " ,-'\"".unicodeScalars.contains($0)
    }
    let isClosed = ["'", "\""].allSatisfy { mark in value.count { String($0) == mark } % 2 == 0 }
    if isList, isClosed {
      tokens.append("\(token): \(families(value));")
    } else {
      report.add(
        .wrongType, "`\(name)` has to be a list of typefaces, not `\(value)`", at: place(name, value),
        help: "write names with commas between, such as `\(name): \"Public Sans, Arial, sans-serif\"`")
    }
  }
  if tokens.isEmpty { return [] }
  return Array("\n@layer tokens { :root { \(tokens.joined(separator: " ")) } }\n".utf8)
}

/// Names of typefaces as CSS reads them: a word that begins with a digit, as in Source Serif 4, is one only in quotation marks
/// (CSS Fonts 4, 2.1), and without them all of the list would go unheard.
private func families(_ list: String) -> String {
  let names = list.split(separator: ",").map { name in
    let words = name.split(separator: " ")
    let isQuoted = words.first?.first.map { $0 == "'" || $0 == "\"" } ?? false
    let isRead = isQuoted || words.allSatisfy { $0.drop { $0 == "-" }.first.map { !$0.isNumber } ?? false }
    return isRead ? words.joined(separator: " ") : "\"\(words.joined(separator: " "))\""
  }
  return names.joined(separator: ", ")
}

private func colour(
  _ text: String?, _ field: String, at place: (String, String?) -> Place, _ report: inout Report
) -> Colour? {
  guard let text else { return nil }
  if let colour = Colour(text) { return colour }
  report.add(
    .wrongType, "`\(field)` has to be a colour, not `\(text)`", at: place(field, text),
    help: "write it in hexadecimal, in quotation marks: `\(field): \"#0b4a6f\"`")
  return nil
}

private func check(
  _ colour: Colour, _ field: String, on ground: Colour, _ scheme: String, at place: Place, _ report: inout Report
) {
  let ratio = colour.contrast(with: ground)
  guard ratio < 4.5 else { return }
  let tenths = Int(ratio * 10)
  report.add(
    .lowContrast,
    "`\(field)` has a contrast of \(tenths / 10).\(tenths % 10) : 1 on the \(scheme) page, and text needs 4.5 : 1",
    at: place,
    help: "write `\(field): \"\(colour.reaching(4.5, on: ground).hex)\"`, the nearest that has it")
}

extension Colour {
  /// The cloth that binds the plan, in the colour of the accent: darker by some black, or of the lightness that is given, and as
  /// dark as its words need: the quieter of them, `--on-cloth-quiet`, are to have 4.5 : 1 on it (WCAG 2.2, 1.4.3).
  fileprivate func cloth(lightness: Double?, under words: Colour) -> Colour {
    let cloth = lightness.map(withLightness) ?? mixed(with: .black, 0.18)
    return cloth.contrast(with: words) >= 4.5 ? cloth : cloth.darker(until: 4.5, under: words)
  }
}

/// The ground of the page in both schemes, as the first of the sheets says that has it.
private func paper(in sheets: [[UInt8]]) -> (light: Colour, dark: Colour) {
  let declaration = /--paper:\s*light-dark\(\s*(#[0-9A-Fa-f]{3,6})\s*,\s*(#[0-9A-Fa-f]{3,6})\s*\)/
  for sheet in sheets {
    guard let match = String(decoding: sheet, as: UTF8.self).firstMatch(of: declaration),
      let light = Colour(String(match.output.1)), let dark = Colour(String(match.output.2))
    else { continue }
    return (light, dark)
  }
  return (.white, .black)
}

/// The colour of the quieter words on the cloth, which both schemes share, likewise.
private func wordsOnCloth(in sheets: [[UInt8]]) -> Colour {
  let declaration = /--on-cloth-quiet:\s*(#[0-9A-Fa-f]{3,6})/
  for sheet in sheets {
    guard let match = String(decoding: sheet, as: UTF8.self).firstMatch(of: declaration),
      let colour = Colour(String(match.output.1))
    else { continue }
    return colour
  }
  return .white
}

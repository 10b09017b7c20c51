// SPDX-License-Identifier: Apache-2.0

/// A colour of the sRGB space, as `#rgb` or `#rrggbb` says it.
struct Colour: Sendable, Equatable {
  private let red: Double
  private let green: Double
  private let blue: Double

  init?(_ text: String) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : ""
    let pairs: [String]
    switch digits.count {
    case 3: pairs = digits.map { "\($0)\($0)" }
    case 6: pairs = stride(from: 0, to: 6, by: 2).map { String(digits.dropFirst($0).prefix(2)) }
    default: return nil
    }
    let values = pairs.compactMap { UInt8($0, radix: 16) }
    guard values.count == 3 else { return nil }
    (red, green, blue) = (Double(values[0]) / 255, Double(values[1]) / 255, Double(values[2]) / 255)
  }

  private init(_ red: Double, _ green: Double, _ blue: Double) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  static let white = Colour(1, 1, 1)
  static let black = Colour(0, 0, 0)

  var hex: String {
    "#"
      + [red, green, blue].map { part in
        let value = Int((min(1, max(0, part)) * 255).rounded())
        return (value < 16 ? "0" : "") + String(value, radix: 16)
      }.joined()
  }

  /// WCAG 2.2, relative luminance.
  private var luminance: Double {
    func linear(_ part: Double) -> Double {
      part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// WCAG 2.2, contrast ratio: from 1 to 21.
  func contrast(with other: Colour) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// This colour with a share of another.
  func mixed(with other: Colour, _ share: Double) -> Colour {
    Colour(
      red + (other.red - red) * share, green + (other.green - green) * share, blue + (other.blue - blue) * share)
  }

  /// Of the same hue and saturation (CSS Color 4, 7), with another lightness, from 0 to 1.
  func withLightness(_ lightness: Double) -> Colour {
    let (least, most) = (min(red, green, blue), max(red, green, blue))
    let own = (least + most) / 2
    // A grey has no hue; and a full colour of little light is nearly black, whatever its hue.
    let range = min(own, 1 - own)
    guard range > 0.001 else { return Colour(lightness, lightness, lightness) }
    let factor = min(lightness, 1 - lightness) / range
    return Colour(
      lightness + (red - own) * factor, lightness + (green - own) * factor, lightness + (blue - own) * factor)
  }

  /// The colour nearest to this one, towards black, on which `words` have the contrast.
  func darker(until ratio: Double, under words: Colour) -> Colour {
    for step in 1...64 {
      let darker = mixed(with: .black, Double(step) / 64)
      if darker.contrast(with: words) >= ratio { return darker }
    }
    return .black
  }

  /// The colour nearest to this one, towards black on a light ground and white on a dark one, that has the contrast.
  func reaching(_ ratio: Double, on ground: Colour) -> Colour {
    let target = ground.luminance > 0.18 ? 0.0 : 1.0
    for step in 0...256 {
      let share = Double(step) / 256
      let mixed = Colour(
        red + (target - red) * share, green + (target - green) * share, blue + (target - blue) * share)
      if let rounded = Colour(mixed.hex), rounded.contrast(with: ground) >= ratio { return rounded }
    }
    return Colour(target, target, target)
  }
}

/// `x` to the power of 2.4, as the square times the fifth root of the square.
private func power(_ x: Double) -> Double {
  guard x > 0 else { return 0 }
  let square = x * x
  var root = max(0.1, x)
  for _ in 0..<40 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
  return square * root
}

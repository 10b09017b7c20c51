// SPDX-License-Identifier: Apache-2.0

/// Where the words of a drawing go, so that they lie on nothing that says something else. Places are those of a `Drawing`: the
/// share of its width and thousandths of `rem`. Letters are reckoned in pixels, on drawings of some widths.
struct LabelPlaces {
  /// Pixels: a drawing on a narrow page, where the style sheet hides what is for wide ones.
  static let narrow = [270]
  /// The narrowest one that is wide, and the one of a usual page.
  static let wide = [440, 640]

  struct Place: Equatable {
    let x: Int
    let y: Int
    let dx: Int
    let anchor: Drawing.Anchor
  }

  /// Words as wide as they are drawn, in pixels.
  struct Words {
    let text: String
    let width: Int

    /// Letters have seven and a half pixels, and large ones nine.
    init(_ text: String, isLarge: Bool = false) {
      self.text = text
      width = text.count * (isLarge ? 18 : 15) / 2
    }
  }

  private struct Patch {
    let x: Int
    /// From that, in pixels.
    let pixels: ClosedRange<Int>
    let y: ClosedRange<Int>
    let weight: Int

    func pixels(on width: Int) -> ClosedRange<Int> {
      let start = x * width / 10_000
      return start + pixels.lowerBound...start + pixels.upperBound
    }

    func meets(_ other: Patch, on width: Int) -> Bool {
      y.overlaps(other.y) && pixels(on: width).overlaps(other.pixels(on: width))
    }
  }

  private let widths: [Int]
  private var taken: [Patch] = []

  init(_ widths: [Int]) { self.widths = widths }

  // MARK: What is there

  /// A mark of some six pixels around its point.
  mutating func keepFree(mark point: (x: Int, y: Int)) {
    taken.append(Patch(x: point.x, pixels: -6...6, y: point.y - 375...point.y + 375, weight: 20))
  }

  /// A line may go behind words, and better does not.
  mutating func keepFree(lineFrom start: (x: Int, y: Int), to end: (x: Int, y: Int), parts: Int) {
    for step in 1..<parts {
      let point = (x: start.x + (end.x - start.x) * step / parts, y: start.y + (end.y - start.y) * step / parts)
      taken.append(Patch(x: point.x, pixels: -2...2, y: point.y - 125...point.y + 125, weight: 1))
    }
  }

  /// Words that have their place.
  mutating func keepFree(_ words: Words, at place: Place, weight: Int = 60) {
    taken.append(patch(words, at: place, weight))
  }

  // MARK: What is to go there

  /// How well a place is.
  enum Room: Comparable {
    /// The words leave the drawing, or lie on other words; they lie on a mark or a line; on little or nothing.
    case none, little, enough
  }

  /// The best place for words beside a mark: above or below it, as `isBelow` prefers, else farther away or at its side.
  func choose(
    _ words: Words, beside mark: (x: Int, y: Int), isBelow: Bool, within bounds: ClosedRange<Int>
  ) -> (place: Place, room: Room) {
    let heights = (0..<3).flatMap { step in
      let (above, below) = (mark.y - 750 * (step + 1), mark.y + 1_375 + 750 * step)
      return isBelow ? [below, above] : [above, below]
    }
    var places: [Place] = []
    for y in heights where bounds.contains(y) {
      places.append(Place(x: mark.x, y: y, dx: -6, anchor: .start))
      places.append(Place(x: mark.x, y: y, dx: 6, anchor: .end))
      places.append(Place(x: mark.x, y: y, dx: 0, anchor: .middle))
      // At the edge, unless that is too far away.
      if mark.x > 5_000 { places.append(Place(x: 10_000, y: y, dx: 0, anchor: .end)) }
    }
    let middle = min(max(mark.y + 250, bounds.lowerBound), bounds.upperBound)
    places.append(Place(x: mark.x, y: middle, dx: 11, anchor: .start))
    places.append(Place(x: mark.x, y: middle, dx: -11, anchor: .end))
    let costs = places.enumerated().map { order, place in
      // The first ones are where one looks for them, and those at the edge are not.
      (lost: cost(words, at: place), distance: order + (place.x - mark.x) / 200)
    }
    let best = costs.indices.min { costs[$0].lost + costs[$0].distance < costs[$1].lost + costs[$1].distance } ?? 0
    return (places[best], Self.room(costs[best].lost))
  }

  func room(for words: Words, at place: Place) -> Room { Self.room(cost(words, at: place)) }

  private static func room(_ lost: Int) -> Room { lost < 20 ? .enough : lost < 60 ? .little : .none }

  /// How much is lost by words at a place; much where they would leave the drawing.
  private func cost(_ words: Words, at place: Place) -> Int {
    let patch = patch(words, at: place, 0)
    return widths.reduce(0) { cost, width in
      let pixels = patch.pixels(on: width)
      let outside = max(0, -pixels.lowerBound) + max(0, pixels.upperBound - width)
      return taken.reduce(cost + (outside > 4 ? 1_000 + outside : 0)) {
        $1.meets(patch, on: width) ? $0 + $1.weight : $0
      }
    }
  }

  private func patch(_ words: Words, at place: Place, _ weight: Int) -> Patch {
    let start = place.dx - (place.anchor == .start ? 0 : place.anchor == .end ? words.width : words.width / 2)
    return Patch(x: place.x, pixels: start...start + words.width, y: place.y - 750...place.y + 250, weight: weight)
  }
}

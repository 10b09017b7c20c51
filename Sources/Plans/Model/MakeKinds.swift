// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// Makes the kinds of a site of what `site.yml` says of them. What is not sound is reported, at the place that `place` finds,
/// and left out.
///
/// `bands` are the plan's names for spans of time; `reservedFolders` are those of the pages that every site has.
package func makeKinds(
  _ declarations: [KindDeclaration], bands: [TimeBand] = [], reservedFolders: Set<String>,
  place: @escaping (_ path: FieldPath, _ text: String?) -> Place, _ report: inout Report
) -> Kinds {
  if declarations.isEmpty && bands.isEmpty { return .builtIn }
  var checker = KindChecker(
    names: Set(declarations.map(\.name) + KindChecker.builtInNames), reservedFolders: reservedFolders, place: place)
  var sound = declarations.compactMap { checker.checked($0) }
  sound = checker.withoutClashes(sound)
  report.merge(checker.report)
  return Kinds(sound, bands: bands)
}

private struct KindChecker {
  /// Of all kinds.
  let names: Set<String>
  let reservedFolders: Set<String>
  let place: (FieldPath, String?) -> Place
  var report = Report()

  static let builtInNames = Kinds.builtInTypes.map { $0.name }

  init(names: Set<String>, reservedFolders: Set<String>, place: @escaping (FieldPath, String?) -> Place) {
    (self.names, self.reservedFolders, self.place) = (names, reservedFolders, place)
  }

  /// What of a declaration is sound by itself; nil where it is not clear which kind is meant.
  mutating func checked(_ declaration: KindDeclaration) -> KindDeclaration? {
    let name = declaration.name
    guard let base = base(of: declaration) else { return nil }
    var sound = declaration
    if let folder = declaration.folder {
      if base.name == PlanDetails.name {
        add(.kindDeclaration, ["kinds", .field(name), "folder"], nil, "the plan has no folder", "remove this line")
        sound.folder = nil
      } else if reservedFolders.contains(folder.lowercased()) {
        add(
          .kindClash, ["kinds", .field(name), "folder"], folder,
          "`\(folder)/` is where planpress puts pages of its own",
          "name another folder")
        sound.folder = nil
      }
    } else if declaration.like != nil {
      add(
        .missingField, ["kinds", .field(name)], nil, "the kind `\(name)` needs the field `folder`",
        "add a line `folder:` with the name of the folder of its files")
    }
    if declaration.place != nil, base.placement == .home {
      add(
        .kindDeclaration, ["kinds", .field(name), "place"], nil, "the plan is shown on the home page",
        "remove this line")
      sound.place = nil
    }
    sound.fields = fields(of: declaration, base)
    return sound
  }

  /// The kind that is built in and that is renamed, or that the new one is like.
  private mutating func base(of declaration: KindDeclaration) -> (any Details.Type)? {
    let name = declaration.name
    let builtIn = Kinds.builtInTypes.first { $0.name == name }
    guard let like = declaration.like else {
      if let builtIn { return builtIn }
      let near = nearest(to: name, among: Self.builtInNames)
      add(
        .unknownKind, ["kinds", .field(name)], nil, "there is no kind `\(name)`",
        near.map { "did you mean `\($0)`?" } ?? "add `like:` with the kind that it is like, such as `like: objective`",
        writing: correction(of: name, among: Self.builtInNames))
      return nil
    }
    if builtIn != nil {
      add(
        .kindDeclaration, ["kinds", .field(name), "like"], like, "`\(name)` is built in, and like no other kind",
        "remove this line, or give the kind another name")
      return nil
    }
    guard isPlainName(name) else {
      add(
        .kindDeclaration, ["kinds", .field(name)], nil, "`\(name)` cannot be the name of a kind",
        "use lower-case letters, digits and hyphens, such as `\(plainName(name))`, and say in `one:` how pages call it")
      return nil
    }
    guard let base = Kinds.builtInTypes.first(where: { $0.name == like }), base.placement != .home else {
      let names = Self.builtInNames.filter { $0 != PlanDetails.name }
      add(
        .unknownKind, ["kinds", .field(name), "like"], like, "no kind can be like `\(like)`",
        nearest(to: like, among: names).map { "did you mean `\($0)`?" } ?? "it can be like \(quoted(names))",
        writing: correction(of: like, among: names))
      return nil
    }
    return base
  }

  private mutating func fields(of declaration: KindDeclaration, _ base: any Details.Type) -> [OwnField] {
    let taken = names(ofFieldsOf: base).union(CommonFields.names).subtracting(PartFields.replaceable)
    return declaration.fields.filter { field in
      let path: FieldPath = ["kinds", .field(declaration.name), "fields", .field(field.name)]
      guard isPlainName(field.name) else {
        add(
          .kindDeclaration, path, nil, "`\(field.name)` cannot be the name of a field",
          "use lower-case letters, digits and hyphens, such as `\(plainName(field.name))`, and say in `label:` how pages call it"
        )
        return false
      }
      if taken.contains(field.name) {
        add(
          .kindClash, path, nil, "items of this kind have a field `\(field.name)` already",
          "give the new field another name")
        return false
      }
      return checkType(of: field, path)
    }
  }

  private func names<D: Details>(ofFieldsOf type: D.Type) -> Set<String> {
    Set(type.fields.flatMap { [$0.name, $0.declaration.formerName].compactMap { $0 } })
  }

  /// Whether the field's other lines go with its type.
  private mutating func checkType(of field: OwnField, _ path: FieldPath) -> Bool {
    // Without a type it has been reported.
    guard let type = field.type else { return false }
    let element = type.element
    if element == .choice, field.choices.isEmpty {
      add(
        .missingField, path, nil, "a choice needs the field `choices`",
        "add a line such as `choices: [low, medium, high]`")
      return false
    }
    func refuse(_ name: String, _ isGiven: Bool, only wanted: OwnFieldType.Element) {
      guard isGiven, element != wanted else { return }
      add(
        .kindDeclaration, FieldPath(path, name), nil,
        "only a \(wanted.rawValue) has `\(name)`, and this is a \(type.text)",
        "remove this line, or write `type: \(wanted.rawValue)`")
    }
    refuse("choices", !field.choices.isEmpty, only: .choice)
    refuse("to", !field.to.isEmpty, only: .reference)
    refuse("inverse", field.inverse != nil, only: .reference)
    refuse("parent", field.isParent != nil, only: .reference)
    var words: Set<String> = []
    for option in field.choices where !words.insert(option.word).inserted {
      add(.kindClash, FieldPath(path, "choices"), nil, "`\(option.word)` is there twice", "remove one of the two")
    }
    for kind in field.to where !names.contains(kind) {
      add(
        .unknownKind, FieldPath(path, "to"), kind, "there is no kind `\(kind)`",
        nearest(to: kind, among: names.sorted()).map { "did you mean `\($0)`?" }
          ?? "the kinds are \(quoted(names.sorted()))", writing: correction(of: kind, among: names))
    }
    return true
  }

  /// Kinds whose folders are theirs alone.
  mutating func withoutClashes(_ declarations: [KindDeclaration]) -> [KindDeclaration] {
    var folders: [String: String] = [:]
    for type in Kinds.builtInTypes where !declarations.contains(where: { $0.name == type.name && $0.folder != nil }) {
      folders[type.folder] = type.name
    }
    return declarations.map { declaration in
      var sound = declaration
      if let folder = declaration.folder {
        if let other = folders[folder.lowercased()] {
          add(
            .kindClash, ["kinds", .field(declaration.name), "folder"], folder,
            "`\(folder)/` is the folder of the kind `\(other)`", "name another folder, or give `\(other)` another one")
          sound.folder = nil
        }
        folders[folder.lowercased()] = declaration.name
      }
      return sound
    }
  }

  private mutating func add(
    _ rule: Rule, _ path: FieldPath, _ text: String?, _ message: String, _ help: String,
    writing other: String? = nil
  ) {
    let place = place(path, text)
    report.add(rule, message, at: place, help: help, edits: other.map { [Edit(replacing: place, with: $0)] } ?? [])
  }
}

extension FieldPath {
  fileprivate init(_ path: FieldPath, _ name: String) {
    self = path
    steps.append(.field(name))
  }
}

/// Whether a name is easy to type wherever it is used: lower-case letters, digits and single hyphens, a letter first.
private func isPlainName(_ name: String) -> Bool { name == plainName(name) }

private func plainName(_ name: String) -> String {
  var plain = ""
  for scalar in folded(name).unicodeScalars {
    switch scalar {
    case "a"..."z": plain.unicodeScalars.append(scalar)
    case "0"..."9": if !plain.isEmpty { plain.unicodeScalars.append(scalar) }
    default: if let last = plain.last, last != "-" { plain += "-" }
    }
  }
  while plain.last == "-" { plain.removeLast() }
  return plain.isEmpty ? "name" : plain
}

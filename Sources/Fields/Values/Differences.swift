// SPDX-License-Identifier: Apache-2.0

/// That two files differ in a value.
package struct FieldDifference: Sendable, Equatable {
  /// In the older file where there is an older value, else in the newer.
  package let path: FieldPath
  package let old: FieldValue?
  package let new: FieldValue?
}

/// What differs between two sets of fields, field by field, in the order of the newer; what is gone comes last. Records are
/// compared field by field too. Of a list, elements are given that are only in one of the two.
package func differences(_ old: [FieldEntry], _ new: [FieldEntry]) -> [FieldDifference] {
  differences(old, new, at: FieldPath())
}

private func differences(_ old: [FieldEntry], _ new: [FieldEntry], at path: FieldPath) -> [FieldDifference] {
  let gone = old.filter { new[$0.name] == nil }
  return new.flatMap { differences(old[$0.name], $0.value, at: path.appending(.field($0.name))) }
    + gone.map { FieldDifference(path: path.appending(.field($0.name)), old: $0.value, new: nil) }
}

private func differences(_ old: FieldValue?, _ new: FieldValue, at path: FieldPath) -> [FieldDifference] {
  switch (old, new) {
  case (let old?, _) where old == new: []
  case (.record(let old), .record(let new)): differences(old, new, at: path)
  case (.list(let old), .list(let new)):
    new.difference(from: old).map { change in
      switch change {
      case .remove(let number, let value, _):
        FieldDifference(path: path.appending(.element(number)), old: value, new: nil)
      case .insert(let number, let value, _):
        FieldDifference(path: path.appending(.element(number)), old: nil, new: value)
      }
    }
  default: [FieldDifference(path: path, old: old, new: new)]
  }
}

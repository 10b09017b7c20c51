// SPDX-License-Identifier: Apache-2.0

import Plans

extension Words {
  /// What an item is, as exactly as a line says it: `Norm, voluntary`, `Standard, NIST Cybersecurity Framework 2.0`, else
  /// its kind.
  func nature(of item: Item) -> String {
    let kind = kind(of: item)
    if let force = item.details(NormDetails.self)?.force {
      return sentence(force == .binding ? .natureBinding : .natureVoluntary, ["kind": kind])
    }
    if let standard = item.details(StandardDetails.self), let framework = standard.framework,
      !item.title.contains(framework)
    {
      let whole = [framework, standard.version].compactMap { $0 }.joined(separator: " ")
      return sentence(.natureOf, ["kind": kind, "whole": whole])
    }
    return kind
  }
}

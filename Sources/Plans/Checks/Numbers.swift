import Diagnostics

extension Check {
  static let numbersDiffer = Check { plan, report in
    var owners: [String: Item] = [:]
    for item in plan.items where item.kind.placement == .page {
      guard let number = item.fields.number else { continue }
      let key = "\(item.kind.name) \(number)"
      if let other = owners[key] {
        report.add(
          .doubledNumber, "`\(other.file.path)` has the number \(number) too",
          at: item.place(of: "number"), help: "number one of the two anew")
      } else {
        owners[key] = item
      }
    }
  }
}

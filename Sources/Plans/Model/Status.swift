/// Whether an item is in force.
package enum Status: String, Sendable, CaseIterable {
  case draft, active, superseded, withdrawn
}

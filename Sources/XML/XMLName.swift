// SPDX-License-Identifier: Apache-2.0

/// The name of an element or attribute (Namespaces in XML 1.0).
package struct XMLName: Sendable, Hashable {
  /// Empty for a name in no namespace.
  package let namespace: String
  package let local: String

  package init(_ local: String, in namespace: String = "") { (self.namespace, self.local) = (namespace, local) }
}

// SPDX-License-Identifier: Apache-2.0

import Templates

/// A template and what it may name.
struct TemplateUse: Sendable {
  let template: String
  let shape: Shape
}

// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// Where to comment on an item; its own address is a full one where that of the site is known.
func feedbackAddress(_ index: Int, _ site: some HasViews) -> Address? {
  guard let feedback = site.configuration.feedback else { return nil }
  let item = site.plan.items[index]
  let address = (site.configuration.baseURL ?? "") + cleanAddress(site.addresses[index])
  return .external(feedback.filled([item.id, item.title, address]))
}

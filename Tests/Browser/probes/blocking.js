// SPDX-License-Identifier: Apache-2.0

// What the first paint waits for, the page aside.
() => performance.getEntriesByType('resource').filter((entry) => entry.renderBlockingStatus === 'blocking').map((entry) => entry.name)

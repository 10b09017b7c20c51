// SPDX-License-Identifier: Apache-2.0

/// The program's version (Semantic Versioning 2.0.0).
package let programVersion = "0.1.0"

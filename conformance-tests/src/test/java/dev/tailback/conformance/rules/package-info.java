/** The rules, one class for each group. They know an endpoint and the AWS SDK, and no emulator. */
@NullMarked
package dev.tailback.conformance.rules;

import org.jspecify.annotations.NullMarked;

/**
 * The rules, one class for each group. They use only an endpoint and the AWS SDK, and know no
 * emulator.
 */
@NullMarked
package dev.tailback.conformance.rules;

import org.jspecify.annotations.NullMarked;

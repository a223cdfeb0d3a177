/** Debian's boto3; the tests themselves are in Python. */
@NullMarked
package dev.tailback.clients.python;

import org.jspecify.annotations.NullMarked;

/**
 * What users of LocalStack expect on the port besides SQS: its internal endpoints, and its way to
 * peek at messages.
 */
@NullMarked
package dev.tailback.server.localstack;

import org.jspecify.annotations.NullMarked;

/**
 * What users of LocalStack expect on the port besides SQS: its internal endpoints, and its way to
 * look at messages without receiving them.
 */
@NullMarked
package dev.tailback.server.localstack;

import org.jspecify.annotations.NullMarked;

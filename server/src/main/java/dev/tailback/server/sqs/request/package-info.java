/**
 * What the requests of several SQS actions have in common: queue URLs, required members, ranges.
 */
@NullMarked
package dev.tailback.server.sqs.request;

import org.jspecify.annotations.NullMarked;

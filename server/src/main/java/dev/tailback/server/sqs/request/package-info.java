/**
 * What the SQS actions share: how SQS looks on the wire, queue URLs, required members, ranges and
 * errors.
 */
@NullMarked
package dev.tailback.server.sqs.request;

import org.jspecify.annotations.NullMarked;

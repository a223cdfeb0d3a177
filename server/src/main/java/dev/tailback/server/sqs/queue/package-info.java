/**
 * The SQS actions on queues, their attributes, tags and permissions. Each is one file with its
 * request, its rules and its result.
 */
@NullMarked
package dev.tailback.server.sqs.queue;

import org.jspecify.annotations.NullMarked;

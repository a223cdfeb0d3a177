/**
 * The SQS actions on queues, each in one file with its request, its rules and its result:
 * attributes, tags, permissions.
 */
@NullMarked
package dev.tailback.server.sqs.queue;

import org.jspecify.annotations.NullMarked;

/**
 * The SQS actions on messages: send, receive, delete, change visibility. Each is one file with its
 * request, its rules and its result.
 */
@NullMarked
package dev.tailback.server.sqs.message;

import org.jspecify.annotations.NullMarked;

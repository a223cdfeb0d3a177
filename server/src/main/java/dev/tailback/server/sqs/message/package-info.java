/**
 * The SQS actions on messages, each in one file with its request, its rules and its result:
 * sending, receiving, deleting.
 */
@NullMarked
package dev.tailback.server.sqs.message;

import org.jspecify.annotations.NullMarked;

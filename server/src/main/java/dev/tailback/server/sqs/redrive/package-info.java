/** The SQS actions that move dead letters back. */
@NullMarked
package dev.tailback.server.sqs.redrive;

import org.jspecify.annotations.NullMarked;

/** The SQS actions on message move tasks, which move dead letters to other queues. */
@NullMarked
package dev.tailback.server.sqs.redrive;

import org.jspecify.annotations.NullMarked;

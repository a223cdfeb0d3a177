/** The SQS service and the register of its actions. */
@NullMarked
package dev.tailback.server.sqs;

import org.jspecify.annotations.NullMarked;

/** Amazon's JMS library for SQS, which is built on the AWS SDK for Java 2. */
@NullMarked
package dev.tailback.clients.jms;

import org.jspecify.annotations.NullMarked;

/** Spring Cloud AWS: {@code @SqsListener} and {@code SqsTemplate} in a Spring Boot application. */
@NullMarked
package dev.tailback.clients.spring;

import org.jspecify.annotations.NullMarked;

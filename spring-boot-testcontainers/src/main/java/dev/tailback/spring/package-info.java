/** Connects Spring Cloud AWS to a Tailback that a test has started. */
@NullMarked
package dev.tailback.spring;

import org.jspecify.annotations.NullMarked;

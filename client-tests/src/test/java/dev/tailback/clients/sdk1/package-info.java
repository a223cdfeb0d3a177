/**
 * The AWS SDK for Java 1. The build runs these tests twice: with its last version, which speaks
 * JSON, and with the last one that spoke Query.
 */
@NullMarked
package dev.tailback.clients.sdk1;

import org.jspecify.annotations.NullMarked;

/**
 * The AWS SDK for Java 2, where its versions differ. The build runs these tests twice: with the
 * newest version, and with one from before the SDKs' retries changed in November 2026.
 */
@NullMarked
package dev.tailback.clients.sdk2;

import org.jspecify.annotations.NullMarked;

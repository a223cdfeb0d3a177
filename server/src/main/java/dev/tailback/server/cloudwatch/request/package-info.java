/**
 * What the actions of CloudWatch share: how the API looks on the wire, its errors, and the checks
 * of parameters.
 *
 * <p>Start reading at {@link dev.tailback.server.cloudwatch.request.CloudWatchTraits}.
 */
@NullMarked
package dev.tailback.server.cloudwatch.request;

import org.jspecify.annotations.NullMarked;

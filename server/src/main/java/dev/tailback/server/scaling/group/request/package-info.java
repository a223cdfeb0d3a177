/**
 * What the actions of EC2 Auto Scaling share: how the API looks on the wire, its errors, the checks
 * of members, and structures that are kept and shown as they were given.
 *
 * <p>Start reading at {@link dev.tailback.server.scaling.group.request.GroupTraits}.
 */
@NullMarked
package dev.tailback.server.scaling.group.request;

import org.jspecify.annotations.NullMarked;

/** The recipe of docs/examples/scaling, with the AWS CLI and real workers. */
@NullMarked
package dev.tailback.clients.scaling;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.tailback.server.tls;

import org.jspecify.annotations.NullMarked;

/**
 * The AWS SDK for JavaScript 3, in Node.js and in a browser. The scripts that use it are in
 * JavaScript.
 */
@NullMarked
package dev.tailback.clients.javascript;

import org.jspecify.annotations.NullMarked;

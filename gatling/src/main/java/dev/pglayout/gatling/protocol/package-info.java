/**
 * A Gatling protocol over JDBC. Start at {@link dev.pglayout.gatling.protocol.Jdbc}; the life of a request is in
 * {@link dev.pglayout.gatling.protocol.Request}.
 */
package dev.pglayout.gatling.protocol;

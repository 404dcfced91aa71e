/** The same questions asked by pgbench and by the protocol, in turn: what the protocol itself costs. */
package dev.pglayout.gatling.pgbench;

/** One trial: what it needs, how its JVM is started, and what its simulation is made of. */
package dev.pglayout.gatling.trial;

/** JMH states: they connect to targets that are up, and never provision. */
package dev.pglayout.jmh.session;

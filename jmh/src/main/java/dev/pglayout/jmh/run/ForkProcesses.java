package dev.pglayout.jmh.run;

import java.nio.file.Path;

/** The JVMs that JMH starts; it keeps no handle on them and leaves them behind when it is ended. */
final class ForkProcesses {
    private ForkProcesses() {}

    /** Ends this JVM's child JVMs, and no other child: servers may be among them. */
    static void kill() {
        ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .command()
                        .map(Path::of)
                        .filter(program -> program.getFileName().toString().matches("java(\\.exe)?"))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
    }
}

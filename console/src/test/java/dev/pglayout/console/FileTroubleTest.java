package dev.pglayout.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {
    @TempDir
    Path folder;

    @Test
    void whatTheJdkTellsByAClassIsToldInWords() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "x");

        assertThat(of(() -> Files.readString(folder.resolve("none")))).isEqualTo("no such file or folder");
        assertThat(of(() -> Files.createDirectory(file))).isEqualTo("a file of that name is there already");
        assertThat(of(() -> Files.newDirectoryStream(file))).isEqualTo("it is not a folder");
        assertThat(of(() -> Files.delete(folder))).isEqualTo("the folder is not empty");
        assertThat(FileTrouble.words(new AccessDeniedException("notes.txt"))).isEqualTo("permission denied");
    }

    @Test
    void theReasonStandsWithoutThePath() {
        assertThat(FileTrouble.words(new FileSystemException("notes.txt", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(FileTrouble.words(new IOException("Not in GZIP format"))).isEqualTo("Not in GZIP format");
    }

    @Test
    void contentThatIsNoTextOrIsCutOffIsSaidToBeSo() throws IOException {
        Path file = Files.write(folder.resolve("notes.txt"), new byte[] {(byte) 0xff});

        assertThat(of(() -> Files.readString(file))).isEqualTo("it is not text in UTF-8");
        assertThat(FileTrouble.words(new java.io.EOFException())).isEqualTo("it ends too early");
    }

    private static String of(ThrowingCallable work) {
        return FileTrouble.words(catchThrowableOfType(IOException.class, work));
    }
}

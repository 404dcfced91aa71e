package dev.pglayout.console;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be read or written, in words: the message of several of the JDK's errors is the path alone. */
public final class FileTrouble {
    private FileTrouble() {}

    /** The reason without the path, which the caller names: "permission denied". */
    public static String words(IOException e) {
        if (e instanceof FileSystemException file) {
            return file.getReason() == null ? kind(file) : file.getReason();
        }
        if (e instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        if (e instanceof EOFException) {
            return "it ends too early";
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static String kind(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file of that name is there already";
        }
        if (e instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        return e instanceof DirectoryNotEmptyException ? "the folder is not empty" : e.toString();
    }
}

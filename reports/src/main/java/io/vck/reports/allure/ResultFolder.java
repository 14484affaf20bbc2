package io.vck.reports.allure;

import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/** A folder of results. Its names tell what this class has written from what other programs have. */
final class ResultFolder {
    private static final String PREFIX = "vck-";
    private static final Pattern OURS = Pattern.compile(PREFIX + "[0-9a-f-]{36}-(result\\.json|attachment\\.\\w{1,8})");

    private final Path folder;

    private ResultFolder(Path folder) {
        this.folder = folder;
    }

    /** A folder from which all is removed that this class has written to it before. */
    static ResultFolder cleared(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : files) {
                if (OURS.matcher(file.getFileName().toString()).matches()) {
                    Files.delete(file);
                }
            }
        }
        return new ResultFolder(folder);
    }

    void write(TestResult result) throws IOException {
        AllureJson.write(folder.resolve(PREFIX + result.getUuid() + "-result.json"), result);
    }

    /**
     * Writes an attachment, unless it is there already: programs are the same on all backends, and in many cases of a matrix.
     */
    Attachment write(AllureText text) throws IOException {
        byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
        String name = PREFIX + AllureMapper.uuid(text.text()) + "-attachment" + text.extension();
        try {
            Files.write(folder.resolve(name), bytes, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException same) {
            // It has the same content, by which it is named.
        }
        return new Attachment()
                .setName(text.name())
                .setType(AllureText.TYPE)
                .setSource(name)
                .setSize((long) bytes.length);
    }
}

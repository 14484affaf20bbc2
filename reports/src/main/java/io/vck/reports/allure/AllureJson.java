package io.vck.reports.allure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Values of Allure's model as JSON: what is absent is left out, and names of enums are in lower case. */
final class AllureJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(old -> old.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .build();

    private AllureJson() {}

    static void write(Path file, Object value) throws IOException {
        Files.write(file, bytes(value));
    }

    static byte[] bytes(Object value) {
        return JSON.writeValueAsBytes(value);
    }
}

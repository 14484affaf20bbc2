package io.vck.conformance.cases.load;

import io.vck.conformance.cases.InvalidCases;
import io.vck.conformance.cases.Profiles;
import io.vck.conformance.cases.Profiles.Profile;
import io.vck.conformance.cases.json.Fields;
import io.vck.conformance.cases.json.Json;
import io.vck.conformance.cases.json.JsonText;
import io.vck.conformance.cases.json.Problems;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads {@code profiles.json}. */
final class ProfilesReader {
    private ProfilesReader() {}

    /**
     * @throws InvalidCases if anything is wrong with the text
     */
    static Profiles read(String text) {
        Problems problems = new Problems("profiles.json", text);
        JsonText.Result result = JsonText.read(text);
        result.faults().forEach(fault -> problems.at(fault.place(), fault.message()));
        Profiles profiles = new Profiles("", Map.of(), Map.of());
        if (result.value().isPresent() && result.value().get() instanceof Json.Object object) {
            profiles = read(object, problems);
        }
        if (problems.count() > 0) {
            throw new InvalidCases(problems.inOrder());
        }
        return profiles;
    }

    private static Profiles read(Json.Object object, Problems problems) {
        Fields fields = new Fields(object, problems)
                .only("$schema", "suite", "capabilities", "profiles")
                .required("suite", "capabilities", "profiles");
        Map<String, String> capabilities = fields.sentences("capabilities");
        Map<String, Profile> profiles = new LinkedHashMap<>();
        fields.object("profiles").ifPresent(found -> {
            Fields byName = new Fields(found, problems);
            for (String name : found.members().keySet()) {
                byName.object(name)
                        .ifPresent(profile -> profiles.put(name, profile(name, profile, capabilities, problems)));
            }
        });
        return new Profiles(fields.sentence("suite").orElse(""), capabilities, profiles);
    }

    private static Profile profile(
            String name, Json.Object object, Map<String, String> capabilities, Problems problems) {
        Fields fields =
                new Fields(object, problems).only("about", "capabilities").required("about", "capabilities");
        Set<String> ids = new LinkedHashSet<>();
        for (Json.Text id : fields.texts("capabilities")) {
            if (!capabilities.containsKey(id.value())) {
                problems.at(id, "there is no capability " + id.value());
            }
            ids.add(id.value());
        }
        return new Profile(name, fields.sentence("about").orElse(""), ids);
    }
}

package io.vck.conformance.smoke;

import java.util.Set;

/**
 * One thing that an adapter must do.
 *
 * @param section that it belongs to
 * @param label of the check in its section, for example {@code float32/minus-zero}
 * @param about what must hold, a sentence
 * @param mend what to do if it doesn't, in words that name the field of the message
 * @param essential whether nothing after it can be judged while it fails
 * @param capabilities that the adapter must claim for the check to apply
 * @param trial finds out
 */
public record Check(
        Section section,
        String label,
        String about,
        String mend,
        boolean essential,
        Set<String> capabilities,
        Trial trial) {

    static Check of(Section section, String label, String about, String mend, Trial trial) {
        return new Check(section, label, about, mend, false, Set.of(), trial);
    }

    /** The same check as one that must pass before any other. */
    Check asEssential() {
        return new Check(section, label, about, mend, true, capabilities, trial);
    }

    /** The same check for adapters that claim capabilities. */
    Check ifClaimed(String... claimed) {
        return new Check(section, label, about, mend, essential, Set.of(claimed), trial);
    }

    /** The name, for example {@code tensors/float32/minus-zero}. */
    public String name() {
        return section.label() + "/" + label;
    }
}

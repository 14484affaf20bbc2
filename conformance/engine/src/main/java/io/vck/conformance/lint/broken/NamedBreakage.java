package io.vck.conformance.lint.broken;

/** A breakage with its name and what it does wrong. */
abstract class NamedBreakage implements Breakage {
    private final String name;
    private final String about;

    NamedBreakage(String name, String about) {
        this.name = name;
        this.about = about;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String about() {
        return about;
    }
}

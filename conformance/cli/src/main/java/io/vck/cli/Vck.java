package io.vck.cli;

public final class Vck {
    private Vck() {}

    public static void main(String[] args) {
        System.out.println("hello");
    }
}

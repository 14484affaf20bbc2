package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.value.Value;
import io.vck.conformance.language.ProgramGrammarParser.AtomContext;
import io.vck.conformance.language.ProgramGrammarParser.BracesContext;
import io.vck.conformance.language.ProgramGrammarParser.ConstantContext;
import io.vck.conformance.language.ProgramGrammarParser.ElementContext;
import io.vck.conformance.language.ProgramGrammarParser.ElementsContext;
import io.vck.conformance.language.ProgramGrammarParser.IntegerContext;
import io.vck.conformance.language.ProgramGrammarParser.ListContext;
import io.vck.conformance.language.ProgramGrammarParser.MemberContext;
import io.vck.conformance.language.ProgramGrammarParser.MembersContext;
import io.vck.conformance.language.ProgramGrammarParser.NameContext;
import io.vck.conformance.language.ProgramGrammarParser.ParenthesesContext;
import io.vck.conformance.language.ProgramGrammarParser.RealContext;
import io.vck.conformance.language.ProgramGrammarParser.StringContext;
import io.vck.conformance.language.ProgramGrammarParser.UnaryContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds what has no operator around it: names, literals, containers. */
final class AtomBuilder {
    private final TreeBuilder builder;

    AtomBuilder(TreeBuilder builder) {
        this.builder = builder;
    }

    Node atom(AtomContext context) {
        if (context instanceof NameContext) {
            return Names.alone(context.getText());
        } else if (context instanceof IntegerContext) {
            return integer(context, context.getText());
        } else if (context instanceof RealContext) {
            return new Node.Constant(Literals.real(context.getText()));
        } else if (context instanceof StringContext) {
            return new Node.Constant(new Value.Str<>(string(context, context.getText())));
        } else if (context instanceof ConstantContext) {
            return new Node.Constant(constant(context.getText()));
        } else if (context instanceof ParenthesesContext parentheses) {
            return parentheses(parentheses);
        } else if (context instanceof ListContext list) {
            return new Node.ListOf(elements(list.elements()));
        }
        return braces(((BracesContext) context).members());
    }

    /** The constant that a minus sign makes of a literal number; empty if what follows it isn't just that. */
    Optional<Node> negativeNumber(UnaryContext operand) {
        if (operand.MINUS() != null
                || operand.power().POWER() != null
                || !operand.power().postfix().trailer().isEmpty()) {
            return Optional.empty();
        }
        AtomContext atom = operand.power().postfix().atom();
        if (atom instanceof IntegerContext) {
            return Optional.of(integer(atom, "-" + atom.getText()));
        } else if (atom instanceof RealContext) {
            return Optional.of(new Node.Constant(Literals.real("-" + atom.getText())));
        }
        return Optional.empty();
    }

    private Node integer(ParserRuleContext context, String digits) {
        return Literals.integer(digits)
                .<Node>map(Node.Constant::new)
                .orElseGet(() -> builder.problem(context, digits + " does not fit into 64 bits"));
    }

    private String string(ParserRuleContext context, String quoted) {
        return Literals.string(quoted).orElseGet(() -> {
            builder.problem(context, "unknown escape in a string; there are \\\\ \\' \\\" \\n \\t \\r");
            return "";
        });
    }

    private static Value<Void> constant(String text) {
        switch (text) {
            case "True":
                return new Value.Bool<>(true);
            case "False":
                return new Value.Bool<>(false);
            case "None":
                return new Value.None<>();
            default:
                return new Value.Ellipsis<>();
        }
    }

    private Node parentheses(ParenthesesContext context) {
        ElementsContext elements = context.elements();
        if (elements == null || elements.COMMA() != null) {
            return new Node.TupleOf(elements(elements));
        } else if (elements.element().STAR() != null) {
            return builder.problem(context, "* can't stand alone in parentheses; a tuple of one is written (*x,)");
        }
        return element(elements.element());
    }

    private List<Node> elements(@Nullable ElementsContext first) {
        List<Node> nodes = new ArrayList<>();
        for (ElementsContext rest = first; rest != null; rest = rest.elements()) {
            nodes.add(element(rest.element()));
        }
        return nodes;
    }

    private Node element(ElementContext context) {
        return context.STAR() == null
                ? builder.expression(context.expression())
                : builder.at(context.start, new Node.Star(builder.sum(context.sum())));
    }

    /** A dict if its first member has a colon, or if there is none; else a set. */
    private Node braces(@Nullable MembersContext first) {
        if (first != null && first.member().COLON() == null) {
            return set(first);
        }
        Map<String, Node> items = new LinkedHashMap<>();
        for (MembersContext rest = first; rest != null; rest = rest.members()) {
            entry(rest.member(), items);
        }
        return new Node.DictOf(items);
    }

    private Node set(MembersContext first) {
        List<Node> items = new ArrayList<>();
        for (MembersContext rest = first; rest != null; rest = rest.members()) {
            if (rest.member().COLON() != null) {
                builder.problem(rest.member(), "an entry of a dict stands in a set");
            }
            items.add(element(rest.member().element()));
        }
        return new Node.SetOf(items);
    }

    private void entry(MemberContext context, Map<String, Node> items) {
        Token key = context.element().start;
        if (context.COLON() == null) {
            builder.problem(context, "an item of a set stands in a dict");
        } else if (key != context.element().stop || key.getType() != ProgramGrammarParser.STRING) {
            builder.problem(context, "the keys of a dict are strings in quotes");
        } else {
            String name = string(context, key.getText());
            if (items.put(name, builder.expression(context.expression())) != null) {
                builder.problem(context, "the key " + Literals.quoted(name) + " stands twice");
            }
        }
    }
}

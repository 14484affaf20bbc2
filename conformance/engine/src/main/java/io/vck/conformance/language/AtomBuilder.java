package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.value.Value;
import io.vck.conformance.language.ProgramGrammarParser.AtomContext;
import io.vck.conformance.language.ProgramGrammarParser.ConstantContext;
import io.vck.conformance.language.ProgramGrammarParser.DictContext;
import io.vck.conformance.language.ProgramGrammarParser.ElementContext;
import io.vck.conformance.language.ProgramGrammarParser.EntryContext;
import io.vck.conformance.language.ProgramGrammarParser.IntegerContext;
import io.vck.conformance.language.ProgramGrammarParser.ListContext;
import io.vck.conformance.language.ProgramGrammarParser.NameContext;
import io.vck.conformance.language.ProgramGrammarParser.ParenthesesContext;
import io.vck.conformance.language.ProgramGrammarParser.PrimaryContext;
import io.vck.conformance.language.ProgramGrammarParser.RealContext;
import io.vck.conformance.language.ProgramGrammarParser.SetContext;
import io.vck.conformance.language.ProgramGrammarParser.StringContext;
import io.vck.conformance.language.ProgramGrammarParser.UnaryContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

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
            return new Node.ListOf(elements(list.element()));
        } else if (context instanceof SetContext set) {
            return new Node.SetOf(elements(set.element()));
        }
        return dict((DictContext) context);
    }

    /** The constant that a minus sign makes of a literal number; empty if what follows it isn't just that. */
    Optional<Node> negativeNumber(UnaryContext operand) {
        if (operand.MINUS() != null
                || operand.power().POWER() != null
                || !(operand.power().postfix() instanceof PrimaryContext primary)) {
            return Optional.empty();
        }
        AtomContext atom = primary.atom();
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
        List<ElementContext> elements = context.element();
        if (elements.size() == 1 && context.COMMA().isEmpty() && elements.get(0).STAR() == null) {
            return builder.expression(elements.get(0).expression());
        } else if (elements.size() == 1 && context.COMMA().isEmpty()) {
            return builder.problem(context, "* can't stand alone in parentheses; a tuple of one is written (*x,)");
        }
        return new Node.TupleOf(elements(elements));
    }

    private List<Node> elements(List<ElementContext> contexts) {
        List<Node> nodes = new ArrayList<>(contexts.size());
        for (ElementContext context : contexts) {
            Node node = builder.expression(context.expression());
            nodes.add(context.STAR() == null ? node : new Node.Star(node));
        }
        return nodes;
    }

    private Node dict(DictContext context) {
        Map<String, Node> items = new LinkedHashMap<>();
        for (EntryContext entry : context.entry()) {
            String key = string(entry, entry.STRING().getText());
            if (items.put(key, builder.expression(entry.expression())) != null) {
                builder.problem(entry, "the key '" + key + "' stands twice");
            }
        }
        return new Node.DictOf(items);
    }
}

package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.Value;
import io.vck.conformance.language.ProgramGrammarParser.ArgumentContext;
import io.vck.conformance.language.ProgramGrammarParser.ArgumentsContext;
import io.vck.conformance.language.ProgramGrammarParser.AttributeContext;
import io.vck.conformance.language.ProgramGrammarParser.CallContext;
import io.vck.conformance.language.ProgramGrammarParser.ExpressionContext;
import io.vck.conformance.language.ProgramGrammarParser.IndexContext;
import io.vck.conformance.language.ProgramGrammarParser.NameContext;
import io.vck.conformance.language.ProgramGrammarParser.PostfixContext;
import io.vck.conformance.language.ProgramGrammarParser.SliceContext;
import io.vck.conformance.language.ProgramGrammarParser.SubscriptContext;
import io.vck.conformance.language.ProgramGrammarParser.SubscriptsContext;
import io.vck.conformance.language.ProgramGrammarParser.TrailerContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds what follows a value: attributes, calls and methods, subscripts. */
final class PostfixBuilder {
    private final TreeBuilder builder;
    private final AtomBuilder atoms;

    PostfixBuilder(TreeBuilder builder, AtomBuilder atoms) {
        this.builder = builder;
        this.atoms = atoms;
    }

    Node postfix(PostfixContext context) {
        List<TrailerContext> trailers = context.trailer();
        int next = 0;
        Node node;
        if (context.atom() instanceof NameContext name && Names.isModule(name.getText())) {
            List<String> path = path(name, trailers);
            Names.Qualified qualified = Names.qualified(path);
            next = qualified.parts() - 1;
            node = qualified
                    .node()
                    .orElseGet(() -> builder.problem(context, "'" + String.join(".", path) + "' is not a value"));
        } else {
            node = atoms.atom(context.atom());
        }
        builder.at(context.start, node);
        while (next < trailers.size()) {
            TrailerContext trailer = trailers.get(next++);
            if (trailer instanceof AttributeContext attribute) {
                boolean isMethod = next < trailers.size() && trailers.get(next) instanceof CallContext;
                node = isMethod
                        ? method(context.start, node, attribute, (CallContext) trailers.get(next++))
                        : attribute(node, attribute);
            } else if (trailer instanceof CallContext call) {
                node = call(context.start, node, new ArrayList<>(), call);
            } else {
                node = subscript(node, (SubscriptContext) trailer);
            }
        }
        return node;
    }

    /** A dotted name that begins with a module, {@code torch.nn.functional.linear}; attributes of its value may follow. */
    private static List<String> path(NameContext module, List<TrailerContext> trailers) {
        List<String> path = new ArrayList<>();
        path.add(module.getText());
        for (TrailerContext trailer : trailers) {
            if (!(trailer instanceof AttributeContext attribute)) {
                break;
            }
            path.add(attribute.NAME().getText());
        }
        return path;
    }

    private Node attribute(Node receiver, AttributeContext context) {
        String name = context.NAME().getText();
        Node.Operator operator = new Node.Operator(name, Spelling.attribute(name));
        return builder.at(context.NAME().getSymbol(), new Node.Call(operator, List.of(receiver)));
    }

    /** The receiver of a method is its first argument. */
    private Node method(Token start, Node receiver, AttributeContext attribute, CallContext call) {
        String name = attribute.NAME().getText();
        Node method = builder.at(attribute.NAME().getSymbol(), new Node.Operator(name, Spelling.method(name)));
        List<Node> args = new ArrayList<>();
        args.add(receiver);
        return call(start, method, args, call);
    }

    private Node call(Token start, Node function, List<Node> args, CallContext context) {
        Map<String, Node> keywords = new LinkedHashMap<>();
        for (ArgumentsContext rest = context.arguments(); rest != null; rest = rest.arguments()) {
            argument(rest.argument(), args, keywords);
        }
        return builder.at(start, new Node.Call(function, args, keywords));
    }

    private void argument(ArgumentContext context, List<Node> args, Map<String, Node> keywords) {
        if (context.value != null) {
            keyword(context, keywords);
        } else if (!keywords.isEmpty()) {
            builder.problem(context, "a positional argument follows a keyword argument");
        } else {
            Node arg = builder.expression(context.expression(0));
            args.add(context.STAR() == null ? arg : builder.at(context.start, new Node.Star(arg)));
        }
    }

    private void keyword(ArgumentContext context, Map<String, Node> keywords) {
        ExpressionContext name = context.expression(0);
        if (name.start != name.stop || name.start.getType() != ProgramGrammarParser.NAME) {
            builder.problem(context, "what stands before the '=' of a keyword argument is a name");
        } else if (keywords.put(name.getText(), builder.expression(context.value)) != null) {
            builder.problem(context, "the keyword argument '" + name.getText() + "' stands twice");
        }
    }

    private Node subscript(Node receiver, SubscriptContext context) {
        Node index = subscripts(context.subscripts());
        return builder.at(context.LBRACKET().getSymbol(), new Node.Call(Symbols.GET_ITEM, List.of(receiver, index)));
    }

    private Node subscripts(SubscriptsContext context) {
        if (context.COMMA() == null) {
            return index(context.index());
        }
        List<Node> indices = new ArrayList<>();
        for (SubscriptsContext rest = context; rest != null; rest = rest.subscripts()) {
            indices.add(index(rest.index()));
        }
        return builder.at(context.start, new Node.TupleOf(indices));
    }

    private Node index(IndexContext context) {
        SliceContext slice = context.slice();
        if (slice == null) {
            return builder.expression(context.expression());
        }
        List<Node> bounds = List.of(orNone(context.expression()), orNone(slice.stop), orNone(slice.stride));
        return builder.at(context.start, new Node.Call(Symbols.SLICE, bounds));
    }

    private Node orNone(@Nullable ExpressionContext context) {
        return context == null ? new Node.Constant(new Value.None<>()) : builder.expression(context);
    }
}

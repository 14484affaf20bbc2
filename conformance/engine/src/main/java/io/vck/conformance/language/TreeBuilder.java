package io.vck.conformance.language;

import io.vck.backend.program.Node;
import io.vck.backend.program.Spelling;
import io.vck.backend.value.Value;
import io.vck.conformance.language.ProgramGrammarParser.ArgumentContext;
import io.vck.conformance.language.ProgramGrammarParser.ArgumentsContext;
import io.vck.conformance.language.ProgramGrammarParser.AttributeContext;
import io.vck.conformance.language.ProgramGrammarParser.CallContext;
import io.vck.conformance.language.ProgramGrammarParser.ComparisonContext;
import io.vck.conformance.language.ProgramGrammarParser.ConditionalContext;
import io.vck.conformance.language.ProgramGrammarParser.ExpressionContext;
import io.vck.conformance.language.ProgramGrammarParser.HeaderContext;
import io.vck.conformance.language.ProgramGrammarParser.IndexContext;
import io.vck.conformance.language.ProgramGrammarParser.KeywordContext;
import io.vck.conformance.language.ProgramGrammarParser.LambdaContext;
import io.vck.conformance.language.ProgramGrammarParser.NameContext;
import io.vck.conformance.language.ProgramGrammarParser.ParametersContext;
import io.vck.conformance.language.ProgramGrammarParser.PositionalContext;
import io.vck.conformance.language.ProgramGrammarParser.PostfixContext;
import io.vck.conformance.language.ProgramGrammarParser.PowerContext;
import io.vck.conformance.language.ProgramGrammarParser.PrimaryContext;
import io.vck.conformance.language.ProgramGrammarParser.ProductContext;
import io.vck.conformance.language.ProgramGrammarParser.SpreadContext;
import io.vck.conformance.language.ProgramGrammarParser.StepContext;
import io.vck.conformance.language.ProgramGrammarParser.SubscriptContext;
import io.vck.conformance.language.ProgramGrammarParser.SubscriptsContext;
import io.vck.conformance.language.ProgramGrammarParser.SumContext;
import io.vck.conformance.language.ProgramGrammarParser.TupleOrExpressionContext;
import io.vck.conformance.language.ProgramGrammarParser.UnaryContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds the tree of a text that fits the grammar, and finds what is wrong with it all the same. */
final class TreeBuilder {
    private static final Node NONE = new Node.Constant(new Value.None<>());

    private final Positions positions;
    private final List<Problem> problems = new ArrayList<>();
    private final AtomBuilder atoms = new AtomBuilder(this);

    TreeBuilder(Positions positions) {
        this.positions = positions;
    }

    List<Problem> problems() {
        return problems;
    }

    Node problem(ParserRuleContext at, String message) {
        problems.add(new Problem(at.start.getLine(), at.start.getCharPositionInLine() + 1, message));
        return NONE;
    }

    private Node at(Token token, Node node) {
        positions.put(node, token.getLine(), token.getCharPositionInLine() + 1);
        return node;
    }

    Node step(StepContext step, boolean assignmentAllowed) {
        if (step.right == null) {
            return tupleOrExpression(step.left);
        } else if (!assignmentAllowed) {
            return problem(step.left, "an assignment stands where an expression is expected");
        }
        return at(step.start, assignment(step.left, tupleOrExpression(step.left), tupleOrExpression(step.right)));
    }

    private Node assignment(ParserRuleContext at, Node target, Node value) {
        if (target instanceof Node.Name name) {
            return new Node.Assign(name.name(), value);
        } else if (target instanceof Node.Call call && call.function().equals(Symbols.GET_ITEM)) {
            List<Node> args = new ArrayList<>(call.args());
            args.add(value);
            return new Node.Call(Symbols.SET_ITEM, args);
        } else if (target instanceof Node.Operator operator) {
            return problem(at, "'" + operator.spelling().text() + "' can't be assigned to: it is part of the language");
        }
        return problem(at, "only a name or a subscript can be assigned to");
    }

    private Node tupleOrExpression(TupleOrExpressionContext context) {
        if (context.COMMA().isEmpty()) {
            return expression(context.expression(0));
        }
        return at(context.start, new Node.TupleOf(expressions(context.expression())));
    }

    Header header(HeaderContext context) {
        String name = bindable(context, context.NAME());
        ParametersContext parameters = context.parameters();
        return parameters == null
                ? new Header(name, List.of(), Optional.empty(), List.of())
                : new Header(name, positional(parameters), rest(parameters), List.of());
    }

    Node expression(ExpressionContext context) {
        if (context instanceof LambdaContext lambda) {
            return lambda(lambda);
        }
        ConditionalContext conditional = (ConditionalContext) context;
        Node then = comparison(conditional.then);
        if (conditional.condition == null) {
            return then;
        }
        return at(
                context.start, new Node.If(comparison(conditional.condition), then, expression(conditional.otherwise)));
    }

    private List<Node> expressions(List<ExpressionContext> contexts) {
        List<Node> nodes = new ArrayList<>(contexts.size());
        contexts.forEach(context -> nodes.add(expression(context)));
        return nodes;
    }

    private Node lambda(LambdaContext context) {
        ParametersContext parameters = context.parameters();
        List<Node> steps = List.of(expression(context.expression()));
        return at(
                context.start,
                parameters == null
                        ? new Node.Lambda("<lambda>", List.of(), Optional.empty(), steps)
                        : new Node.Lambda("<lambda>", positional(parameters), rest(parameters), steps));
    }

    private List<String> positional(ParametersContext context) {
        List<TerminalNode> names = context.NAME();
        int count = context.STAR() == null ? names.size() : names.size() - 1;
        List<String> parameters = new ArrayList<>();
        for (TerminalNode name : names.subList(0, count)) {
            String parameter = bindable(context, name);
            if (parameters.contains(parameter)) {
                problem(context, "the parameter '" + parameter + "' stands twice");
            }
            parameters.add(parameter);
        }
        return parameters;
    }

    private Optional<String> rest(ParametersContext context) {
        if (context.STAR() == null) {
            return Optional.empty();
        }
        List<TerminalNode> names = context.NAME();
        return Optional.of(bindable(context, names.get(names.size() - 1)));
    }

    private String bindable(ParserRuleContext context, TerminalNode name) {
        if (Names.RESERVED.contains(name.getText())) {
            problem(context, "'" + name.getText() + "' can't be bound: it is part of the language");
        }
        return name.getText();
    }

    private Node comparison(ComparisonContext context) {
        Node left = sum(context.sum(0));
        return context.operator == null ? left : infix(context.operator, left, sum(context.sum(1)));
    }

    private Node sum(SumContext context) {
        Node right = product(context.product());
        return context.operator == null ? right : infix(context.operator, sum(context.sum()), right);
    }

    private Node product(ProductContext context) {
        Node right = unary(context.unary());
        return context.operator == null ? right : infix(context.operator, product(context.product()), right);
    }

    private Node infix(Token operator, Node left, Node right) {
        return at(operator, new Node.Call(Symbols.binary(operator.getText()), List.of(left, right)));
    }

    private Node unary(UnaryContext context) {
        if (context.MINUS() == null) {
            return power(context.power());
        }
        return atoms.negativeNumber(context.unary())
                .map(number -> at(context.start, number))
                .orElseGet(() -> at(context.start, new Node.Call(Symbols.NEGATE, List.of(unary(context.unary())))));
    }

    private Node power(PowerContext context) {
        Node base = postfix(context.postfix());
        return context.POWER() == null ? base : infix(context.POWER().getSymbol(), base, unary(context.unary()));
    }

    Node postfix(PostfixContext context) {
        Optional<List<String>> path = modulePath(context);
        if (path.isPresent()) {
            return Names.qualified(path.get())
                    .map(node -> at(context.start, node))
                    .orElseGet(() -> problem(context, "'" + path.get().get(0) + "' is a module, not a value"));
        } else if (context instanceof AttributeContext attribute) {
            return attribute(attribute);
        } else if (context instanceof CallContext call) {
            return call(call);
        } else if (context instanceof SubscriptContext subscript) {
            return subscript(subscript);
        }
        return at(context.start, atoms.atom(((PrimaryContext) context).atom()));
    }

    /** The parts of a dotted name that begins with a module, {@code torch.nn.functional.linear}. */
    private static Optional<List<String>> modulePath(PostfixContext context) {
        if (context instanceof PrimaryContext primary) {
            return primary.atom() instanceof NameContext name && Names.isModule(name.getText())
                    ? Optional.of(List.of(name.getText()))
                    : Optional.empty();
        } else if (context instanceof AttributeContext attribute) {
            return modulePath(attribute.postfix()).map(path -> {
                List<String> longer = new ArrayList<>(path);
                longer.add(attribute.NAME().getText());
                return longer;
            });
        }
        return Optional.empty();
    }

    private Node attribute(AttributeContext context) {
        String name = context.NAME().getText();
        Node.Operator operator = new Node.Operator(name, Spelling.attribute(name));
        return at(context.NAME().getSymbol(), new Node.Call(operator, List.of(postfix(context.postfix()))));
    }

    private Node call(CallContext context) {
        List<Node> args = new ArrayList<>();
        Map<String, Node> keywords = new LinkedHashMap<>();
        Node function = function(context.postfix(), args);
        ArgumentsContext arguments = context.arguments();
        if (arguments != null) {
            arguments.argument().forEach(argument -> argument(argument, args, keywords));
        }
        return at(context.start, new Node.Call(function, args, keywords));
    }

    /** What is called; the receiver of a method becomes its first argument. */
    private Node function(PostfixContext callee, List<Node> args) {
        if (callee instanceof AttributeContext method && modulePath(callee).isEmpty()) {
            args.add(postfix(method.postfix()));
            String name = method.NAME().getText();
            return at(method.NAME().getSymbol(), new Node.Operator(name, Spelling.method(name)));
        }
        return postfix(callee);
    }

    private void argument(ArgumentContext context, List<Node> args, Map<String, Node> keywords) {
        if (context instanceof KeywordContext keyword) {
            String name = keyword.NAME().getText();
            if (keywords.put(name, expression(keyword.expression())) != null) {
                problem(context, "the keyword argument '" + name + "' stands twice");
            }
        } else if (!keywords.isEmpty()) {
            problem(context, "a positional argument follows a keyword argument");
        } else if (context instanceof SpreadContext spread) {
            args.add(at(context.start, new Node.Star(expression(spread.expression()))));
        } else {
            args.add(expression(((PositionalContext) context).expression()));
        }
    }

    private Node subscript(SubscriptContext context) {
        Node index = subscripts(context.subscripts());
        return at(
                context.LBRACKET().getSymbol(),
                new Node.Call(Symbols.GET_ITEM, List.of(postfix(context.postfix()), index)));
    }

    private Node subscripts(SubscriptsContext context) {
        List<Node> indices = new ArrayList<>();
        context.index().forEach(index -> indices.add(index(index)));
        return context.COMMA().isEmpty() ? indices.get(0) : at(context.start, new Node.TupleOf(indices));
    }

    private Node index(IndexContext context) {
        if (context.slice() == null) {
            return expression(context.expression());
        }
        List<Node> bounds =
                List.of(orNone(context.expression()), orNone(context.slice().stop), orNone(context.slice().stride));
        return at(context.start, new Node.Call(Symbols.SLICE, bounds));
    }

    private Node orNone(@Nullable ExpressionContext context) {
        return context == null ? new Node.Constant(new Value.None<>()) : expression(context);
    }
}

package io.vck.conformance.lint;

import io.vck.conformance.lint.claims.Item;
import io.vck.conformance.lint.claims.OperatorParameters;
import io.vck.reference.dispatch.None;
import io.vck.reference.dispatch.Operator;
import io.vck.reference.dispatch.Registry;
import java.util.List;
import java.util.Optional;

/** The parameters of the reference's operators, from their schemas. */
final class ReferenceParameters implements OperatorParameters {
    @Override
    public List<List<Parameter>> overloads(String operator) {
        return Registry.overloads(operator).stream()
                .map(ReferenceParameters::parameters)
                .toList();
    }

    private static List<Parameter> parameters(Operator operator) {
        return operator.schema().parameters().stream()
                .map(parameter -> new Parameter(
                        parameter.name(),
                        parameter.required() ? Optional.empty() : Optional.of(item(parameter.defaultValue()))))
                .toList();
    }

    private static Item item(Object value) {
        if (value == None.NONE) {
            return new Item.NoneItem();
        } else if (value instanceof Boolean truth) {
            return new Item.BoolItem(truth);
        } else if (value instanceof Long number) {
            return new Item.IntItem(number);
        } else if (value instanceof Double) {
            return new Item.FloatItem();
        } else if (value instanceof List<?> items) {
            return new Item.GroupItem(
                    "list", items.stream().map(ReferenceParameters::item).toList());
        }
        return new Item.TextItem(String.valueOf(value));
    }
}

import unittest

from tests.toy import Row, ToyLibrary
from tests.trees import assign, call, const, fn, name, op
from vck_adapter.interpreter import Interpreter
from vck_adapter.library import Unsupported
from vck_adapter.loop import loop_vmap
from vck_adapter.values import BadMessage

LIBRARY = ToyLibrary()


def execute(program, **inputs):
    return Interpreter(LIBRARY, loop_vmap(LIBRARY)).run(program, inputs)


def result(*program, **inputs):
    execution = execute(list(program), **inputs)
    if execution.failure is not None:
        raise execution.failure.error
    return execution.variables["result"]


class InterpreterTest(unittest.TestCase):
    def test_the_last_step_is_the_result_unless_there_is_a_variable_of_that_name(self):
        self.assertEqual(result(const(1), const(2)), 2)
        self.assertEqual(result(assign("result", const(1)), const(2)), 1)

    def test_arithmetic_is_pythons(self):
        cases = {"+": 9, "-": 5, "*": 14, "/": 3.5, "**": 49, "==": False, "!=": True, "<": False, ">=": True}
        for symbol, expected in cases.items():
            with self.subTest(symbol=symbol):
                self.assertEqual(result(op(symbol, const(7), const(2))), expected)
        self.assertEqual(result(op("-", const(7))), -7)

    def test_containers_slices_and_stars(self):
        items = {"tuple": [const(1), {"star": name("more")}, const(4)]}
        self.assertEqual(result(items, more=[2, 3]), (1, 2, 3, 4))
        self.assertEqual(result({"dict": {"a": {"list": []}}}), {"a": []})
        part = op("[]", name("x"), op("slice", const(1), const(None), const(None)))
        self.assertEqual(result(part, x=[1, 2, 3]), [2, 3])
        written = [op("[]=", name("x"), const(0), const(9)), name("x")]
        self.assertEqual(result(*written, x=[1, 2]), [9, 2])

    def test_a_condition_chooses_and_runs_one_side_only(self):
        choice = {"if": name("c"), "then": const(1), "else": name("missing")}
        self.assertEqual(result(choice, c=Row(1.0)), 1)
        with self.assertRaisesRegex(NameError, "name 'missing' is not defined"):
            result(choice, c=Row(0.0))

    def test_functions_see_where_they_were_made_and_keep_their_own_names(self):
        body = fn(["x"], assign("a", op("+", name("x"), name("b"))), name("a"), called="f")
        execution = execute([assign("f", body), assign("b", const(10)), call(name("f"), const(1))])
        self.assertEqual(execution.variables["result"], 11)
        self.assertNotIn("a", execution.variables)
        self.assertEqual(execution.variables["f"].__name__, "f")

    def test_a_name_means_what_it_means_nearest_to_where_the_function_was_made(self):
        innermost = fn(["z"], {"list": [name("x"), name("y"), name("z")]})
        middle = fn(["y"], call(innermost, const(4)))
        program = [assign("x", const(1)), assign("y", const(2)), call(middle, const(3)), name("y")]
        self.assertEqual(result(*program[:3]), [1, 3, 4])
        self.assertEqual(result(*program), 2)
        with self.assertRaisesRegex(NameError, "name 'x' is not defined"):
            result(call(middle, const(3)), y=5)

    def test_a_program_does_not_write_into_what_it_was_given(self):
        inputs = {"x": 1}
        Interpreter(LIBRARY, None).run([assign("x", const(2)), assign("y", const(3))], inputs)
        self.assertEqual(inputs, {"x": 1})

    def test_functions_bind_arguments_as_python_does(self):
        f = fn(["x", "y"], {"tuple": [name("x"), name("y"), name("more")]}, rest="more")
        self.assertEqual(result(call(f, const(1), const(2), const(3))), (1, 2, (3,)))
        self.assertEqual(result(call(f, const(1), y=const(5))), (1, 5, ()))
        self.assertEqual(result(call(op("partial", f, const(8)), const(9))), (8, 9, ()))

    def test_functions_refuse_arguments_with_python_s_words(self):
        one = fn(["x"], name("x"))
        for arguments, keywords, message in [
            ([], {}, r"<lambda>\(\) missing 1 required positional argument: 'x'"),
            ([1, 2], {}, r"<lambda>\(\) takes 1 positional argument but 2 were given"),
            ([1], {"x": const(1)}, r"<lambda>\(\) got multiple values for argument 'x'"),
            ([1], {"y": const(1)}, r"<lambda>\(\) got an unexpected keyword argument 'y'"),
        ]:
            with self.subTest(message=message), self.assertRaisesRegex(TypeError, message):
                result(call(one, *map(const, arguments), **keywords))

    def test_an_operator_is_a_value(self):
        f = {"operator": "mul", "as": "torch.mul"}
        self.assertEqual(result(call(f, name("x"), const(3)), x=Row([1.0, 2.0])).content, [3.0, 6.0])
        self.assertEqual(result({"operator": "select", "as": "Tensor.select"}).__name__, "select")

    def test_vmap_as_a_loop_goes_into_containers(self):
        f = fn(["d"], op("*", op("[]", name("d"), const("a")), op("[]", name("d"), const("b"))))
        mapped = op("vmap", f, {"tuple": [{"dict": {"a": const(0), "b": const(None)}}]})
        self.assertEqual(result(call(mapped, name("d")), d={"a": Row([1.0, 2.0]), "b": Row(3.0)}).content, [3.0, 6.0])

    def test_vmap_as_a_loop_finds_the_dims_of_a_dict_by_key(self):
        f = fn(["d"], op("*", op("[]", name("d"), const("a")), op("[]", name("d"), const("b"))))
        mapped = op("vmap", f, {"tuple": [{"dict": {"b": const(None), "a": const(0)}}]})
        self.assertEqual(result(call(mapped, name("d")), d={"a": Row([1.0, 2.0]), "b": Row(3.0)}).content, [3.0, 6.0])

    def test_vmap_as_a_loop_stacks_each_of_several_outputs(self):
        f = fn(["x"], {"tuple": [name("x"), op("*", name("x"), name("x"))]})
        first, second = result(call(op("vmap", f), name("x")), x=Row([2.0, 3.0]))
        self.assertEqual((first.content, second.content), ([2.0, 3.0], [4.0, 9.0]))

    def test_vmap_as_a_loop_refuses_what_it_cant_do(self):
        identity = fn(["x"], name("x"))
        with self.assertRaisesRegex(ValueError, "no input is mapped over"):
            result(call(op("vmap", identity, const(None)), name("x")), x=Row([1.0]))
        with self.assertRaisesRegex(ValueError, "must only return Tensors, got type int"):
            result(call(op("vmap", fn(["x"], const(1))), name("x")), x=Row([1.0]))
        with self.assertRaisesRegex(Unsupported, "batch of size 0"):
            result(call(op("vmap", identity), name("x")), x=Row([]))

    def test_an_error_is_kept_with_its_step_and_what_came_before(self):
        execution = execute([assign("a", const(1)), op("torch.refuse", const(1)), assign("b", const(2))])
        self.assertEqual(execution.failure.step, 1)
        self.assertEqual(repr(execution.failure.error), "IndexError('refused by the library')")
        self.assertEqual(execution.variables, {"a": 1})

    def test_a_missing_operator_makes_the_program_unsupported(self):
        with self.assertRaisesRegex(Unsupported, "toy has no torch.nothing"):
            execute([op("torch.nothing")])

    def test_a_node_of_unknown_kind_is_no_program(self):
        with self.assertRaisesRegex(BadMessage, "unknown kind of node"):
            execute([{"what": 1}])

import io
import json
import struct
import unittest

from tests.toy import ToyLibrary
from tests.trees import const, name, op, run, tensor
from vck_adapter.attachments import LEAST, Attachment, NoAttachment, read_message, write_message
from vck_adapter.protocol import serve

COUNT = LEAST // 8
NUMBERS = [float(i) for i in range(COUNT)]
BYTES = struct.pack(f"<{COUNT}d", *NUMBERS)
OFFERED = {"type": "start", "protocol": "1.1", "attachments": True}


def message(content, attached=b""):
    announcement = b"@%d " % len(attached) if attached else b""
    return announcement + json.dumps(content).encode() + b"\n" + attached


def conversation(*messages):
    """What an adapter answers to messages."""
    answers = io.BytesIO()
    serve(ToyLibrary(), io.BytesIO(b"".join(messages)), answers)
    answers.seek(0)
    return list(iter(lambda: read_message(answers), None))


def doubled(attached):
    storages = [{"dtype": "float64", "attached": [attached.index(BYTES), len(BYTES)]}]
    request = run([op("*", name("x"), const(2.0))], {"x": tensor(0, [COUNT], [1])}, storages)
    return message(request, attached)


class MessageTest(unittest.TestCase):
    def test_messages_with_and_without_an_attachment_follow_each_other(self):
        stream = io.BytesIO()
        attachment = Attachment()
        self.assertEqual([attachment.add(b"\n@9 {"), attachment.add(b"abc")], [[0, 5], [5, 3]])
        write_message(stream, b'{"a": 1}', attachment)
        write_message(stream, b"{}", NoAttachment())
        stream.seek(0)
        self.assertEqual(read_message(stream), (b'{"a": 1}\n', b"\n@9 {abc"))
        self.assertEqual(read_message(stream), (b"{}\n", b""))
        self.assertIsNone(read_message(stream))

    def test_what_announces_nothing_is_a_line(self):
        for line in [b"@\n", b"@ {}\n", b"@x {}\n", b"@-1 {}\n", b"\n"]:
            with self.subTest(line=line):
                self.assertEqual(read_message(io.BytesIO(line)), (line, b""))

    def test_only_large_tensors_are_worth_it(self):
        self.assertTrue(Attachment().takes(bytes(LEAST)))
        self.assertFalse(Attachment().takes(bytes(LEAST - 1)))
        self.assertFalse(NoAttachment().takes(bytes(LEAST)))


class AnswerTest(unittest.TestCase):
    def test_large_tensors_travel_both_ways(self):
        _, (line, attached) = conversation(message(OFFERED), doubled(b"12345678" + BYTES))
        returned = json.loads(line)["values"]["result"]["tensor"]
        self.assertEqual(returned["attached"], [0, len(BYTES)])
        self.assertEqual(struct.unpack(f"<{COUNT}d", attached), tuple(2 * number for number in NUMBERS))

    def test_who_does_not_take_them_is_given_none(self):
        _, (line, attached) = conversation(message({"type": "start", "protocol": "1.0"}), doubled(BYTES))
        self.assertEqual(attached, b"")
        self.assertIn("base64", json.loads(line)["values"]["result"]["tensor"])

    def test_nothing_is_left_of_an_answer_that_failed(self):
        request = run([op("*", name("x"), const(2.0))], {"x": tensor(0, [COUNT], [1])}, [{"dtype": "float64", "attached": [8, len(BYTES)]}])
        _, failed, (_, attached) = conversation(message(OFFERED), message(request, BYTES), message({"type": "dance"}))
        self.assertEqual((json.loads(failed[0])["type"], failed[1], attached), ("failed", b"", b""))
        self.assertIn("attached is [8, 4096], but the message has 4096 bytes", json.loads(failed[0])["message"])

    def test_an_input_that_ends_in_an_attachment_ends_the_conversation(self):
        self.assertEqual(len(conversation(message(OFFERED), doubled(BYTES)[:-1])), 1)

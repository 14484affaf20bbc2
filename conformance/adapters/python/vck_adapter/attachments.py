"""Bytes that follow the line of a message, for tensors that are too large to be read by people anyway.

The section Attachments of the guide for adapters describes them.
"""

from typing import Any, BinaryIO, Dict, List, Optional, Tuple

#: How many bytes are worth it.
LEAST = 4096

#: A message: its line without what announces an attachment, and the attachment.
Message = Tuple[bytes, memoryview]


class Attachment:
    """Gathers the bytes of large tensors."""

    def __init__(self) -> None:
        self._parts: List[bytes] = []
        self._size = 0

    def takes(self, data: bytes) -> bool:
        return len(data) >= LEAST

    def add(self, data: bytes) -> List[int]:
        """Takes bytes, and returns where in the attachment they are: [offset, length]."""
        place = [self._size, len(data)]
        self._parts.append(data)
        self._size += len(data)
        return place

    @property
    def size(self) -> int:
        return self._size

    def write(self, stream: BinaryIO) -> None:
        for part in self._parts:
            stream.write(part)


class NoAttachment(Attachment):
    """Takes nothing: the other side does not know of attachments."""

    def takes(self, data: bytes) -> bool:
        return False


def read_message(stream: BinaryIO) -> Optional[Message]:
    """The next message; None at the end of the stream, also if that is in the middle of an attachment."""
    line = stream.readline()
    if not line:
        return None
    announced, _, rest = line[1:].partition(b" ") if line[:1] == b"@" else (b"", b"", b"")
    if not announced.isdigit():
        return line, memoryview(b"")
    attachment = stream.read(int(announced))
    return (rest, memoryview(attachment)) if len(attachment) == int(announced) else None


def write_message(stream: BinaryIO, line: bytes, attachment: Attachment) -> None:
    """Writes a message at once."""
    announcement = b"@%d " % attachment.size if attachment.size else b""
    stream.write(announcement + line + b"\n")
    attachment.write(stream)
    stream.flush()

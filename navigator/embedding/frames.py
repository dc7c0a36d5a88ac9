"""Frames of bytes in a pipe: the length in four bytes, then so many bytes."""

from __future__ import annotations

import struct
from typing import BinaryIO

LENGTH = struct.Struct("<I")


def written(payload: bytes) -> bytes:
    """The frame that holds the bytes."""
    return LENGTH.pack(len(payload)) + payload


def read(pipe: BinaryIO) -> bytes:
    """The bytes of the next frame; none where the pipe has ended, be it within a frame."""
    head = pipe.read(LENGTH.size)
    length = LENGTH.unpack(head)[0] if len(head) == LENGTH.size else 0
    payload = pipe.read(length)
    return payload if len(payload) == length else b""


def first(got: bytes | bytearray) -> bytes | None:
    """The bytes of the first frame, if it is whole; None while some are still to come."""
    if len(got) < LENGTH.size:
        return None
    end = LENGTH.size + LENGTH.unpack_from(got)[0]
    return bytes(got[LENGTH.size : end]) if len(got) >= end else None

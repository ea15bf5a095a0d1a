"""Many phones in one process, on nothing but Python: they join, write, and check what everybody is shown.

Latency counts from the moment a note was due, not from when it could be sent, so that a server that stalls cannot hide it.
"""
import asyncio
import json
import os
import random
import re
import time

WRITTEN = re.compile(rb'"type":"note_written","note":"(n\d+-\d+)"')
ACCEPTED = re.compile(rb'"type":"accepted","mark":"(n\d+-\d+)"')
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
HANDSHAKE = (
    "GET /ws HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


def frame(kind, body):
    """A frame from a client: masked, with a mask of zeros."""
    size = len(body)
    head = bytes([0x80 | kind, 0x80 | size]) if size < 126 else bytes([0x80 | kind, 0xFE]) + size.to_bytes(2, "big")
    return head + b"\0\0\0\0" + body


class Phone(asyncio.Protocol):
    """One phone on one line."""

    def __init__(self, crowd, number, room):
        self.crowd, self.number, self.room = crowd, number, room
        self.bytes, self.upgraded, self.seen, self.written = bytearray(), False, [], 0

    def connection_made(self, transport):
        self.transport = transport
        transport.write(HANDSHAKE.format(host=self.crowd.address).encode())

    def connection_lost(self, error):
        self.crowd.lines_lost += not self.crowd.over

    def say(self, message):
        self.transport.write(frame(TEXT, json.dumps(message).encode()))

    def data_received(self, data):
        self.bytes += data
        if not self.upgraded:
            end = self.bytes.find(b"\r\n\r\n")
            if end < 0:
                return
            assert b" 101 " in self.bytes[:end], bytes(self.bytes[:end])
            del self.bytes[: end + 4]
            self.upgraded = True
            seat = f"a-seat-of-the-load-test-{self.number}"
            self.say({"type": "hello", "access": {"type": "code", "code": self.room["code"], "seat": seat}})
            self.say({"type": "ask", "mark": "join", "command": {"type": "join", "group": 1}})
        while len(self.bytes) >= 2:
            size, start = self.bytes[1] & 127, 2
            if size >= 126:
                start = 4 if size == 126 else 10
                size = int.from_bytes(self.bytes[2:start], "big")
            if len(self.bytes) < start + size:
                return
            kind, body = self.bytes[0] & 15, bytes(self.bytes[start : start + size])
            del self.bytes[: start + size]
            if kind == PING:
                self.transport.write(frame(PONG, body))
            elif kind == TEXT:
                self.hear(body)

    def hear(self, body):
        now = time.monotonic()
        crowd = self.crowd
        if b'"mark":"join"' in body:
            crowd.joined += 1
        for mark in ACCEPTED.findall(body):
            crowd.acks.append(now - crowd.due[mark])
        notes = WRITTEN.findall(body)
        self.seen.extend(notes)
        crowd.shown.extend(now - crowd.due[note] for note in notes)

    def write(self, due):
        self.written += 1
        note = f"n{self.number}-{self.written}"
        self.crowd.due[note.encode()] = due
        command = {"type": "write_note", "note": note, "question": 1, "text": "More time to talk about what works. " * 2}
        self.say({"type": "ask", "mark": note, "command": command})


class Crowd:
    """All phones of one run."""

    def __init__(self, address):
        self.address, self.due, self.acks, self.shown = address, {}, [], []
        self.joined, self.lines_lost, self.over = 0, 0, False

    async def run(self, rooms, per_room, rate, seconds, pid):
        loop, (host, port) = asyncio.get_running_loop(), self.address.split(":")
        memory_before, began = memory_kb(pid), time.monotonic()
        phones = []
        for number in range(len(rooms) * per_room):
            make = lambda number=number: Phone(self, number, rooms[number % len(rooms)])
            phones.append((await loop.create_connection(make, host, int(port)))[1])
        while self.joined < len(phones):
            await asyncio.sleep(0.01)
        join_s, memory = time.monotonic() - began, memory_kb(pid) - memory_before
        cpu_before, began = cpu_seconds(pid), time.monotonic()
        due = began
        while rate and due < began + seconds:
            due += random.expovariate(rate * len(phones))
            await asyncio.sleep(max(0, due - time.monotonic()))
            random.choice(phones).write(due)
        expected = len(self.due) * per_room
        patience = time.monotonic() + 20
        while (len(self.shown) < expected or len(self.acks) < len(self.due)) and time.monotonic() < patience:
            await asyncio.sleep(0.05)
        cpu_s = cpu_seconds(pid) - cpu_before
        self.over = True
        for phone in phones:
            phone.transport.abort()
        return self.report(phones, rooms, expected, join_s, memory, cpu_s)

    def report(self, phones, rooms, expected, join_s, memory, cpu_s):
        out_of_order = 0
        for at in range(len(rooms)):
            seen = [phone.seen for phone in phones[at :: len(rooms)]]
            out_of_order += sum(one != seen[0] for one in seen)
        distinct = sum(len(set(phone.seen)) for phone in phones)
        return {
            "phones": len(phones),
            "join_s": join_s,
            "notes": len(self.due),
            "ack_p50_ms": part(self.acks, 0.50) * 1_000,
            "ack_p99_ms": part(self.acks, 0.99) * 1_000,
            "shown_p99_ms": part(self.shown, 0.99) * 1_000,
            "cpu_us_each": cpu_s * 1e6 / max(1, len(self.shown)),
            "kb_a_phone": memory / len(phones),
            "bad": (len(self.due) - len(self.acks)) + (expected - distinct) + (len(self.shown) - distinct)
            + out_of_order + self.lines_lost,
        }


def part(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def memory_kb(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

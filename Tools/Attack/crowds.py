"""Ten thousand connections that do nothing, and clients that take their answers slowly or never."""

import time

from world import REASON
from wire import expect, request


def check(world):
    count, seconds = (2_000, 6) if world.quick else (10_000, 15)
    with world.serve("--limits-idle-seconds", str(seconds)) as server:
        said = idle(world, server, count, seconds)
        server.stop()
    with world.serve("--limits-idle-seconds", "3", "--limits-shutdown-seconds", "3",
                     level="info") as server:
        said += "; " + never_reading(world, server)
        code, seconds = server.stop()
        expect(code == 0, f"the exit code is {code}")
    return said


def idle(world, server, count, seconds):
    token, before, threads = world.token("dpo"), server.resident(), server.threads()
    began = time.monotonic()
    crowd = []
    for _ in range(count):
        crowd.append(server.wire())
    opened = time.monotonic() - began
    expect(opened < seconds, f"opening {count} connections took {opened:.0f} s; too slow to tell")
    start = time.monotonic()
    for _ in range(20):
        answer = server.ask("GET", "/v1/subjects/5/profile", token, headers=REASON)
        expect(answer.status == 200, f"beside {count} idle connections: {answer}")
    took = (time.monotonic() - start) / 20
    expect(took < 0.5, f"beside {count} idle connections an answer takes {took:.2f} s")
    answer = crowd[-1].ask("GET", "/livez")
    expect(answer.status == 200, f"one that was idle: {answer}")
    each = (server.resident() - before) / count
    expect(each < 40_000, f"an idle connection takes {each:.0f} bytes")
    expect(server.threads() - threads < 20, "idle connections take threads")
    for wire in (crowd[0], crowd[count // 2], crowd[-2]):
        expect(wire.closed_within(seconds * 2), "an idle connection is not closed")
    for wire in crowd:
        wire.close()
    return f"{count} idle connections, {each / 1000:.0f} kB each"


def never_reading(world, server):
    """Clients that ask again and again and take no answer, half of them told from memory."""
    officer, system = world.token("dpo"), world.token("system", municipality="0751")
    profile = "/v1/subjects/5/profile"
    expect(server.ask("GET", profile, system, headers=REASON).status == 200, "a system's read")
    before, most = server.resident(), 0
    asking = [request("GET", "/v1/subjects/5/history?limit=1000", officer, None, REASON) * 200,
              request("GET", profile, system, None, REASON) * 2_000]
    crowd = []
    for number in range(20):
        wire = server.wire(receive_buffer=4_096)
        wire.socket.setblocking(False)
        crowd.append((wire, [asking[number % 2]]))
    end = time.monotonic() + 5
    closed = set()
    while time.monotonic() < end:
        for wire, rest in crowd:
            try:
                rest[0] = rest[0][wire.socket.send(rest[0]):] if rest[0] else b""
            except BlockingIOError:
                pass
            except OSError:
                closed.add(wire)
        most = max(most, server.resident() - before)
        answer = server.ask("GET", "/livez")
        expect(answer.status == 200, f"beside clients that take nothing: {answer}")
        time.sleep(0.05)
    expect(most < 20 * 4_000_000, f"20 clients that take nothing hold {most:,} bytes")
    for wire, _ in crowd:
        wire.socket.setblocking(True)
        # What is on its way already is taken; then it must be over.
        expect(wire.closed_within(15), "a client that took nothing keeps its connection")
    return f"20 clients that take nothing hold {most / 1e6:.0f} MB at most"

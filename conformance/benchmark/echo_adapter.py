"""An adapter for the benchmark: answers every program with its input x, after burning processor time.

    python3 echo_adapter.py MILLISECONDS

The time is the processor's and not the clock's, so that what else runs on the machine does not shorten the work.
"""

import json
import sys
import time

STARTED = {
    "type": "started",
    "protocol": "1.0",
    "name": "echo",
    "version": "1",
    "language": "Python",
    "capabilities": [],
}


def burn(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def echo(message):
    tensor = message["inputs"]["x"]["tensor"]
    value = dict(message["storages"][tensor["storage"]], shape=tensor["shape"])
    return {
        "type": "returned",
        "seq": message["seq"],
        "values": {"result": {"tensor": value}},
        "aliases": {},
        "warnings": [],
    }


def main():
    seconds = float(sys.argv[1]) / 1000
    for line in sys.stdin:
        message = json.loads(line)
        if message["type"] == "start":
            answer = STARTED
        elif message["type"] == "run":
            burn(seconds)
            answer = echo(message)
        else:
            break
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()

"""Headless Chromium, asked over a pipe for what a page measures of itself. Needs no library."""

import json
import os
import shutil
import subprocess
import tempfile

ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--window-size=1400,1000",
    "--remote-debugging-pipe",
]


class Chromium:
    def __init__(self):
        program = shutil.which("chromium")
        if program is None:
            raise SystemExit("there is no chromium on the PATH; on Debian: apt-get install chromium")
        self.profile = tempfile.mkdtemp()
        from_us, to_it = os.pipe()
        from_it, to_us = os.pipe()
        # The browser reads from descriptor 3 and writes to 4.
        command = ["/bin/sh", "-c", f'exec "$@" 3<&{from_us} 4>&{to_us}', "sh", program, *ARGUMENTS]
        self.process = subprocess.Popen(
            command + [f"--user-data-dir={self.profile}"], pass_fds=(from_us, to_us), stderr=subprocess.DEVNULL
        )
        os.close(from_us)
        os.close(to_us)
        self.writing = os.fdopen(to_it, "wb")
        self.reading = os.fdopen(from_it, "rb")
        self.number = 0
        self.rest = b""
        target = self.ask("Target.createTarget", {"url": "about:blank"})["targetId"]
        self.session = self.ask("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]

    def ask(self, method, parameters, session=None):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self.writing.write(json.dumps(message).encode() + b"\0")
        self.writing.flush()
        while True:
            answer = json.loads(self.next_message())
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise SystemExit(f"chromium: {method}: {answer['error']}")
                return answer["result"]

    def next_message(self):
        while b"\0" not in self.rest:
            more = self.reading.read1(65536)
            if not more:
                raise SystemExit("chromium has ended")
            self.rest += more
        message, _, self.rest = self.rest.partition(b"\0")
        return message

    def value(self, expression):
        """What an expression of JavaScript comes to; of a promise, what it is fulfilled with."""
        result = self.ask(
            "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}, self.session
        )
        if "exceptionDetails" in result:
            raise SystemExit(f"the page: {result['exceptionDetails']}")
        return result["result"].get("value")

    def open(self, url):
        self.ask("Page.navigate", {"url": "about:blank"}, self.session)
        self.ask("Page.navigate", {"url": url}, self.session)
        self.value(
            "new Promise(done => document.readyState === 'complete' ? done()"
            " : addEventListener('load', () => setTimeout(done)))"
        )

    def close(self):
        self.writing.close()
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

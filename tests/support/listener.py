"""A port of this machine that nothing which is graded may reach."""

import socketserver
import threading


class Listener:
    """Counts what reaches a port of this machine, over TCP and UDP."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        seen = self.seen

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                data = self.request[0] if isinstance(self.request, tuple) else self.request.recv(200)
                seen.append(repr(data[:60]))

        self.tcp = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.port: int = self.tcp.server_address[1]
        self.udp = socketserver.ThreadingUDPServer(("127.0.0.1", self.port), Handler)
        for server in (self.tcp, self.udp):
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def close(self) -> None:
        for server in (self.tcp, self.udp):
            server.shutdown()
            server.server_close()

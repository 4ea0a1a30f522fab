"""Who may come in: an address that is ours, then a one-time token, then the session it opened."""

from __future__ import annotations

from ipaddress import ip_address
from secrets import compare_digest, token_urlsafe


def is_this_machine(host: str) -> bool:
    """Say whether only this machine can reach what listens at `host`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


class Door:
    """Keeps the token that opens next and the sessions that were opened.

    Args:
        host: where the program listens.
    """

    def __init__(self, host: str) -> None:
        self.token = token_urlsafe(24)
        """Opens one session; the next one is another."""
        self._is_shared = not is_this_machine(host)
        self._sessions: set[str] = set()

    def is_ours(self, asked: str) -> bool:
        """Say whether a request meant this program by its `Host`.

        A page of elsewhere whose name was made to point here (DNS rebinding) still sends its own name, so that no
        name passes: only an address in digits, which nobody can point elsewhere, and on this machine only its own.
        """
        name = _without_port(asked)
        return is_this_machine(name) or (self._is_shared and _is_digits(name))

    def open_by(self, token: str) -> str | None:
        """Use the token up and return a new session, None where it is not the one."""
        if not compare_digest(token.encode(), self.token.encode()):
            return None
        self.token, session = token_urlsafe(24), token_urlsafe(24)
        self._sessions.add(session)
        return session

    def knows(self, session: str) -> bool:
        """Say whether a token opened this session."""
        return any(compare_digest(session.encode(), known.encode()) for known in self._sessions)


def _without_port(asked: str) -> str:
    if asked.startswith("["):
        return asked[1:].partition("]")[0]
    return asked.partition(":")[0]


def _is_digits(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True

"""The moment, and the day and the hour in Japan, where every workshop is held."""

from datetime import UTC, date, datetime, timedelta, timezone

JAPAN = timezone(timedelta(hours=9), "JST")


def now() -> datetime:
    """This moment, in UTC. The only place that reads the clock."""
    return datetime.now(UTC)


def today() -> date:
    """Today in Japan, wherever the server thinks it is."""
    return now().astimezone(JAPAN).date()


def in_japan(at: str) -> datetime:
    """A stored time (ISO 8601) as a clock in Japan shows it."""
    moment = datetime.fromisoformat(at)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(JAPAN)

"""A crowd at the door and who is in take turns."""

import asyncio

from core.web.front.lane import COMING, Lane

CROWD = 100


def test_who_is_in_does_not_wait_until_all_have_come() -> None:
    done: list[str] = []

    async def comes(lane: Lane, name: str) -> None:
        await lane.turn()
        done.append(name)

    async def writes() -> None:
        for _ in range(3):  # read, recorded, told
            await asyncio.sleep(0)
        done.append("word")

    async def meeting() -> None:
        lane = Lane()
        crowd = [asyncio.create_task(comes(lane, str(n))) for n in range(CROWD)]
        word = asyncio.create_task(writes())
        await asyncio.sleep(0)
        crowd[-1].cancel()  # somebody leaves while waiting
        await asyncio.gather(word, *crowd[:-1])
        await comes(lane, "later")

    asyncio.run(meeting())
    assert done.index("word") < 10
    assert [one for one in done if one != "word"] == [*map(str, range(CROWD - 1)), "later"]


def test_words_of_the_meeting_take_no_turns() -> None:
    coming = (
        "/j",
        "/j/K7W3QF",
        "/j/K7W3QF/about",
        "/seat/board.css",
        "/w/K7W3QF",
        "/w/K7W3QF/join",
    )
    going = ("/w/K7W3QF/act", "/w/K7W3QF/live", "/w/K7W3QF/news", "/w/K7W3QF/record", "/")
    assert all(map(COMING.fullmatch, coming)) and not any(map(COMING.fullmatch, going))

"""A page stands aside for what is on its way to the screens, and not for ever."""

import threading
import time

from core.live.aside import Aside


def test_a_page_goes_on_when_the_act_has_had_its_way() -> None:
    here = Aside()
    here.act()
    until = here.until
    here.stand()
    assert time.monotonic() >= until


def test_a_page_is_drawn_though_acts_never_end() -> None:
    here, stop = Aside(), threading.Event()

    def vote() -> None:
        while not stop.is_set():
            here.act()
            time.sleep(0.001)

    voting = threading.Thread(target=vote)
    voting.start()
    try:
        while here.until < 0:
            time.sleep(0.001)
        for _ in range(100):  # elements
            here.stand()
        assert here.until > time.monotonic(), "acts went on all the while"
    finally:
        stop.set()
        voting.join()

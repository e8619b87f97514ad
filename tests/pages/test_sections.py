"""What several sections of the pages use is shared; what one uses lies in it."""

from tests.imports import arrows

SHARED = "pages.shared."


def test_what_is_shared_is_used_by_more_than_one_section() -> None:
    users: dict[str, set[str]] = {}
    for here, there in arrows():
        if there.startswith(SHARED) and here.startswith("pages."):
            users.setdefault(there, set()).add(here.split(".")[1])
    assert users
    only = {name for name, rooms in users.items() if len(rooms - {"shared"}) == 1}
    assert only == set()

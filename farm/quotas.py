"""How much one person may have at a time: enough for anyone's work, too little to stop others'."""

from sqlalchemy import Select
from sqlalchemy.orm import Session

from farm import locks
from farm.errors import LimitReached


def require_room(
    session: Session, owner: str, have: Select[int], most: int, words: str, more: int = 1
) -> None:
    """Raise LimitReached unless `owner` may have `more` beside what the query counts.

    `words` name these things and say how to have fewer; `most` 0 sets no limit. What is counted is
    right until the transaction's end: the owner's other requests wait.
    """
    if not most:
        return
    locks.wait_for(session, f"quota of {owner}")
    count = session.scalar(have) or 0
    if count + more > most:
        things, _, remedy = words.partition(": ")
        raise LimitReached(
            f"This farm takes at most {most} {things} from one person, and you have {count}: "
            f"{remedy}."
        )

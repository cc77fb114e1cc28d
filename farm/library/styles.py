"""The library of styles: named sets of paintings, whose versions never change."""

from typing import Any

from sqlalchemy import ColumnElement, Text, and_, cast, select, true, tuple_
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from farm.base.ids import new_id
from farm.domain import styles
from farm.domain.jobs import bases
from farm.domain.jobs.bases import StyledRequest
from farm.domain.jobs.kinds import Request
from farm.domain.jobs.specs import MaskedPainting
from farm.domain.roles import Viewer
from farm.domain.states import JobState
from farm.domain.styles import Contents, StyleChanges, look_of
from farm.errors import AlreadyExists, BadSettings, Fault, NotFound
from farm.infra.services import Services
from farm.library.uploads import references
from farm.sql.models import Job, Style, StyleVersion

Place = tuple[float | str, str]  # where a page of a list ended


def add(services: Services, viewer: Viewer, request: styles.Request) -> Style:
    """Make a style; its first version has the number 1."""
    request.require_look()
    try:
        with services.db.write() as session:
            version = _version(session, viewer, request, 1, [])
            style = Style(
                id=new_id("style"),
                owner=viewer.name,
                name=request.name,
                tags=request.tags,
                licence=request.licence,
                newest=1,
            )
            version.style_id = style.id
            session.add(style)
            session.flush()
            session.add(version)
            session.flush()
            session.refresh(style)
            return style
    except IntegrityError:
        raise _taken(request.name) from None


def add_version(services: Services, viewer: Viewer, style_id: str, contents: Contents) -> Style:
    """Give a style a newer version; jobs keep those that they have."""
    contents.require_look()
    with services.db.write() as session:
        style = get(session, viewer, style_id, lock=True)
        before = version(session, style)
        made = _version(session, viewer, contents, before.number + 1, before.paintings)
        if not (contents.paintings or contents.job):
            made.paintings = before.paintings
        if not (contents.job or "look" in contents.model_fields_set):
            made.look = before.look
        made.style_id, style.newest = style.id, made.number
        session.add(made)
        return style


def change(services: Services, viewer: Viewer, style_id: str, changes: StyleChanges) -> Style:
    """Change what a style is called and found by."""
    try:
        with services.db.write() as session:
            style = get(session, viewer, style_id, lock=True)
            for name, value in changes.model_dump(exclude_unset=True).items():
                setattr(style, name, value)
            session.flush()
            return style
    except IntegrityError:
        raise _taken(changes.name) from None


def remove(services: Services, viewer: Viewer, style_id: str) -> None:
    """Forget a style with all its versions; its pictures, and the jobs that have it, stay."""
    with services.db.write() as session:
        session.delete(get(session, viewer, style_id, lock=True))


def get(session: Session, viewer: Viewer, name: str, *, lock: bool = False) -> Style:
    """Return a style by its id, or the viewer's own by its name; raise NotFound."""
    own = (Style.owner == viewer.name) & (Style.name == name)
    query = select(Style).where(Style.id == name if name.startswith("style_") else own)
    style = session.scalars(query.with_for_update() if lock else query).one_or_none()
    if style is None or not viewer.may_see(style.owner):
        raise NotFound(f"There is no style {name[:100]!r}, or it is not yours.")
    return style


def version(session: Session, style: Style, number: int | None = None) -> StyleVersion:
    """Return a version of a style, or the newest; raise NotFound if it has none of that number."""
    found = session.get(StyleVersion, (style.id, style.newest if number is None else number))
    if found is None:
        raise NotFound(f"{style.name} has no version {number}: the newest is {style.newest}.")
    return found


def versions(session: Session, style: Style) -> list[StyleVersion]:
    """Return all versions of a style, the newest first."""
    query = select(StyleVersion).where(StyleVersion.style_id == style.id)
    return list(session.scalars(query.order_by(StyleVersion.number.desc())))


def newest(session: Session, found: list[Style]) -> dict[str, StyleVersion]:
    """Return the newest version of each style, by the style's id."""
    keys = [(style.id, style.newest) for style in found]
    query = select(StyleVersion).where(tuple_(StyleVersion.style_id, StyleVersion.number).in_(keys))
    return {row.style_id: row for row in session.scalars(query)}


def find(
    session: Session, viewer: Viewer, text: str = "", before: Place | None = None, limit: int = 50
) -> list[Style]:
    """Return styles that the viewer may see, newest first, with each word in a name or tag."""
    query = select(Style).where(_fits(text)).order_by(Style.created.desc(), Style.id.desc())
    if not viewer.sees_all:
        query = query.where(Style.owner == viewer.name)
    if before is not None:
        query = query.where(tuple_(Style.created, Style.id) < before)
    return list(session.scalars(query.limit(limit)))


def favourites(session: Session, viewer: Viewer) -> list[Style]:
    """Return the viewer's own favourites, by name."""
    own = (Style.owner == viewer.name) & Style.favourite
    return list(session.scalars(select(Style).where(own).order_by(Style.name)))


def named(session: Session, viewer: Viewer, reference: str) -> StyleVersion:
    """Return the version that a job names, e.g. ``Monet@3``; raise BadSettings if there is none."""
    name, number = styles.parsed(reference)
    try:
        return version(session, get(session, viewer, name), number)
    except NotFound as error:
        raise BadSettings(str(error), faults=(Fault("/style", str(error)),)) from None


def settled(
    session: Session, viewer: Viewer, request: Request
) -> tuple[Request, StyleVersion | None]:
    """Return a request with the paintings and the look of the style that it names, if it does."""
    if not isinstance(request, StyledRequest):
        return request, None
    # What jobs in one pass may take instead.
    others = [getattr(request, name, None) for name in ("model", "looks")]
    if sum(map(bool, (request.styles, request.style, *others))) != 1:
        pointer = "/style" if request.style else "/styles"
        detail = "Name paintings in `styles`, or a `style`: one of the two."
        if any(others):
            detail = "Name paintings, a style, a model, or looks: one of these."
        raise BadSettings(detail, faults=(Fault(pointer, detail),))
    if request.style is None:
        return request, None
    found = named(session, viewer, request.style)
    paintings = [MaskedPainting.model_validate(painting) for painting in found.paintings]
    return request.painted(paintings, found.look), found


def _fits(text: str) -> ColumnElement[bool]:
    """Match styles that have each word in their name or a tag."""
    return and_(
        true(),
        *(
            Style.name.icontains(word, autoescape=True)
            | cast(Style.tags, Text).icontains(word, autoescape=True)
            for word in text.split()
        ),
    )


def _version(
    session: Session,
    viewer: Viewer,
    contents: Contents,
    number: int,
    before: list[dict[str, Any]],
) -> StyleVersion:
    paintings, look = [one.model_dump() for one in contents.paintings], contents.look
    if contents.job:
        job = _finished(session, viewer, contents.job)
        paintings = [
            MaskedPainting.model_validate(one).model_dump() for one in bases.paintings(job.spec)
        ]
        look = look_of(job.spec.get("recipe", {})) | look
    pictures = _pictures(paintings)
    known = references.uploads(session, viewer, pictures, keep=True)  # until the commit
    if not (contents.take_damaged or contents.job):
        references.require_whole(pictures, known, _pictures(before).values())
    return StyleVersion(number=number, paintings=paintings, look=look)


def _finished(session: Session, viewer: Viewer, job_id: str) -> Job:
    job = session.get(Job, job_id)
    detail = ""
    if job is None or not viewer.may_see(job.owner):
        detail = f"There is no job {job_id[:60]!r}, or it is not yours."
    elif job.binned is not None:
        detail = f"The job {job.id} is in the bin: restore it first."
    elif job.state != JobState.SUCCEEDED:
        detail = "A style is made of a render that is finished: wait for its end."
    elif not bases.paintings(job.spec):
        detail = "This job was made without paintings of its own, which a style needs."
    if job is None or detail:
        raise BadSettings(detail, faults=(Fault("/job", detail),))
    return job


def _pictures(paintings: list[dict[str, Any]]) -> dict[str, str]:
    """Return all pictures of a version, by JSON pointer."""
    return {
        f"/paintings/{index}/{place}": painting[place]
        for index, painting in enumerate(paintings)
        for place in ("asset", "mask")
        if painting.get(place)
    }


def _taken(name: str) -> AlreadyExists:
    return AlreadyExists(
        f"You have a style named {name!r}: give it a new version, or another name."
    )

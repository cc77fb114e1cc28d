"""Projects: who makes them, who belongs to them, and what they may have."""

from collections.abc import Collection

from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from farm.domain.projects import COMMON, NewProject, ProjectChanges
from farm.domain.roles import Viewer
from farm.domain.states import LIVE
from farm.errors import AlreadyExists, BadSettings, Conflict, Fault, InvalidInput, NotFound
from farm.infra.services import Services
from farm.sql import audit
from farm.sql.models import Job, Project, User


def add(services: Services, request: NewProject) -> Project:
    """Make a project; raise AlreadyExists if there is one of this name."""
    taken = AlreadyExists(f"There is a project {request.name!r} already: change that one.")
    if request.name == COMMON:
        raise taken
    try:
        with services.db.write() as session:
            _require_people(session, request.members)
            project = Project(**request.model_dump(), month="", spent=0.0)
            session.add(project)
            session.flush()
            audit.note(session, "project.add", project.name, **request.model_dump(exclude={"name"}))
            return project
    except IntegrityError:
        raise taken from None


def change(services: Services, name: str, changes: ProjectChanges) -> Project:
    """Change who belongs to a project, its weight or its budget."""
    values = changes.model_dump(exclude_unset=True)
    with services.db.write() as session:
        project = named(session, name, lock=True)
        if name == COMMON and values.get("members"):
            raise InvalidInput("Everyone belongs to the default project: leave its members out.")
        _require_people(session, set(changes.members) - set(project.members))
        for field, value in values.items():
            setattr(project, field, value)
        session.add(project)  # the common one's row is made at its first change
        audit.note(session, "project.change", name, **values)
        return project


def remove(services: Services, name: str) -> None:
    """Forget a project; jobs that ended keep its name."""
    with services.db.write() as session:
        project = named(session, name, lock=True)
        if name == COMMON:
            raise Conflict("The default project cannot be removed: jobs that name none need it.")
        if session.scalar(select(exists().where(Job.project == name, Job.state.in_(LIVE)))):
            raise Conflict(f"The project {name!r} has jobs that have not ended: cancel them first.")
        session.delete(project)
        audit.note(session, "project.remove", name)


def named(session: Session, name: str, *, lock: bool = False) -> Project:
    """Return a project, or raise NotFound."""
    project = session.get(Project, name, with_for_update=lock or None)
    if project is None and name != COMMON:
        raise NotFound(f"There is no project {name[:100]!r}.")
    return project or _common()


def find(session: Session, viewer: Viewer) -> list[Project]:
    """Return the projects that the viewer may give jobs to, the common one first."""
    rows = session.scalars(select(Project).order_by(Project.name)).all()
    common = next((row for row in rows if row.name == COMMON), None) or _common()
    others = [row for row in rows if row.name != COMMON and _may_use(viewer, row)]
    return [common, *others]


def require_member(session: Session, viewer: Viewer, name: str) -> None:
    """Raise BadSettings unless the viewer may give jobs to the project."""
    project = session.get(Project, name)
    if name == COMMON or (project and _may_use(viewer, project)):
        return
    detail = f"There is no project {name!r}, or you do not belong to it: an admin can add you."
    raise BadSettings(detail, faults=(Fault("/project", detail),))


def _may_use(viewer: Viewer, project: Project) -> bool:
    return viewer.sees_all or viewer.name in project.members


def _common() -> Project:
    return Project(name=COMMON, members=[], weight=1.0, month="", spent=0.0)


def _require_people(session: Session, names: Collection[str]) -> None:
    known = set(session.scalars(select(User.name).where(User.name.in_(names))))
    if unknown := sorted(set(names) - known):
        raise InvalidInput(f"There is no user {unknown[0]!r}: add them first.")

"""What is kept for how long, and what goes in the next round."""

from flask import render_template

from web.api.fleet import retention
from web.dashboard import page

screen = page.blueprint("retention", "/retention")

NAMED = 100  # files


@screen.get("")
def show() -> str:
    """Show the sums by person, and the first files by name."""
    return render_template("retention/show.html", found=retention.report(NAMED))

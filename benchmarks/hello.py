"""A bare Flask application on the same server as the farm's: what polling is compared to."""

from typing import Any

from flask import Flask

from farm.base.config import Settings
from web.server import Server


class Hello(Server):
    """Says hello."""

    def load(self) -> Any:
        """Return the application."""
        app = Flask("hello")
        app.add_url_rule("/", view_func=lambda: "hello")
        return app

    def load_config(self) -> None:
        """Serve as the farm does, without its live streams."""
        super().load_config()
        self.cfg.set("post_worker_init", lambda worker: None)


if __name__ == "__main__":
    Hello(Settings()).run()

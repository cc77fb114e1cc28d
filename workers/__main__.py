import logging
import os

from farm.base import tracing
from farm.base.config import Settings
from farm.base.program import program
from workers.app import serve

with program("worker"):
    settings = Settings()
    tracing.begin(settings, "worker")
    serve(settings)
tracing.end()
logging.shutdown()
os._exit(0)  # all is closed; Python would take seconds to take torch and its threads apart

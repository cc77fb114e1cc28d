import logging
import os

from farm.base.config import Settings
from farm.base.program import program
from workers.app import serve

with program("worker"):
    serve(Settings())
logging.shutdown()
os._exit(0)  # all is closed; Python would take seconds to take torch and its threads apart

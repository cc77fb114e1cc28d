import logging
import os

from farm import log
from farm.config import Settings
from workers.app import serve

log.configure()
serve(Settings())
logging.shutdown()
os._exit(0)  # all is closed; Python would take seconds to take torch and its threads apart

from farm import log
from farm.config import Settings
from workers.app import serve

log.configure()
serve(Settings())

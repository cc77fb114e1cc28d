"""Commands for whoever runs a farm: its processes, people, copies and health."""

"""What is kept of a team's meetings, as frozen dataclasses that mirror the files. Pure."""

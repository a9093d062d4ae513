"""The home folder: reading, writing and finding what is kept, with one writer at a time."""

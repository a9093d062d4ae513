"""The screens, a folder each with its styles beside it; a small one is a single module."""

"""An observation under way: what an observer sees as it happens, and scores afterwards. Pure.

As a meeting is, an observation is the list of what was noted in it, and undo is noted too.
"""

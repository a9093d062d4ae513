"""A meeting on screen: the rail, the clock, what to say, and the pane of the step."""

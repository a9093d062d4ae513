"""What happens in a meeting: events, the meeting they add up to, and the commands. Pure.

A command is a function of a `Meeting` and of what somebody asks. It returns the event that follows,
or raises `Refused` with a sentence. An event says in `change` what it does to the meeting. All else
(times, status of steps, minutes) is computed from the meeting.
"""

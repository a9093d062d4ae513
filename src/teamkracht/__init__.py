"""Run a teamkrachtbespreking in the terminal: steps, time, kompas, ideas, minutes, fidelity."""

__version__ = "0.1.0"

"""A meeting under way: its clock, its journal, half-typed text, and who has it open."""

"""The desk of a case: its question and its krachtkompas, prepared or looked at again."""

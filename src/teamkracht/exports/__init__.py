"""Documents and data sets made from what is kept."""

"""The grid of any register, made from its description: columns, entry, filters, sums, pasting."""

"""What a row of each reference table is: one struct a table, one field a column."""

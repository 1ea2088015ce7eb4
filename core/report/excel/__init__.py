"""How the blocks of a report become the cells, tables and charts of an Excel workbook."""

"""How languages and countries write numbers, amounts, dates and names of countries; it knows no words of documents."""

"""What a language and a country ask of a document: words, amounts, dates, addresses. Data and pure functions."""

"""Names in every script: words with offsets, Latin forms, phonetic skeletons, the gazetteer and the lookup."""

def test_x(curated, row_counts): print(row_counts())

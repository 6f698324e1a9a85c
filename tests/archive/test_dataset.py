"""The checksum of a list is that of its JSON lines."""

import hashlib

from archive import dataset


def test_the_checksum_is_that_of_the_file_of_json_lines():
    records = ['{"title":"Talks"}', '{"title":"আলোচনা"}']
    file = "".join(map(dataset.line, records))
    assert dataset.digest(records) == hashlib.sha256(file.encode()).hexdigest()


def test_order_and_content_tell():
    assert len({dataset.digest(records) for records in (["a", "b"], ["b", "a"], ["ab"], [], [""])}) == 5

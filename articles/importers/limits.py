"""The numbers that an import stops at. Whoever changes one changes docs/formats/README.md with it."""

MIB = 1024 * 1024

# One document: a text file, a page, a feed, or a record of a file that holds several.
MAX_FILE_BYTES = 8 * MIB
MAX_LINE_CHARACTERS = 100_000
MAX_PARAGRAPHS = 5000

# Pages and feeds. News pages have some thousand elements, nested some thirty deep; the extraction of the main
# text takes a second or two for the most that is allowed.
MAX_ELEMENTS = 10_000
MAX_FEED_ELEMENTS = 100_000
MAX_NESTING = 200
MAX_TAG_CHARACTERS = 100_000

# JSON: deeper values are no article.
MAX_JSON_NESTING = 60

# Files that hold many records are read as a stream and have no limit of their own.
MAX_BAD_IN_A_ROW = 1000  # records that cannot be taken, before the rest is given up
MAX_RESYNCHRONISATIONS = 100  # of a CSV file whose quotation marks do not match
MAX_SHOWN_COLUMNS = 500

# Archives. Text rarely shrinks to a tenth, repeated records to a fiftieth.
MAX_ENTRIES = 50_000
MAX_DIRECTORY_BYTES = 8 * MIB
MAX_ENTRY_NAME = 1000
MAX_UNPACKED_BYTES = 2048 * MIB
MAX_RATIO = 100
SMALL_ARCHIVE_BYTES = 64 * MIB  # what any archive may unpack to, however small it is
RATIO_FREE_BYTES = 4 * MIB  # below this size nothing is called a bomb
MAX_ARCHIVES_IN_ARCHIVES = 2
MAX_FOLDER_DEPTH = 60
MAX_STANDARD_INPUT_ARCHIVE = 2048 * MIB

# At the desk: files that are sent at once, each, and together.
MAX_DESK_FILES = 100
MAX_DESK_FILE_BYTES = 32 * MIB
MAX_DESK_BYTES = 64 * MIB

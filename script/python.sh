# Read by the commands beside it. Sets ROOT, the checkout, and PYTHON, a Python that is new enough: $PYTHON if
# that is set, else the first one found on PATH. Says what to do where there is none.
ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd) || exit 1

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

version_of() {
    "$1" -c 'import sys; print("Python %d.%d" % sys.version_info[:2])' 2>/dev/null || echo "no working Python"
}

if [ -n "${PYTHON:-}" ]; then
    if ! new_enough "$PYTHON"; then
        echo "Sederunt needs Python 3.11 or newer, but PYTHON=$PYTHON is $(version_of "$PYTHON"): set PYTHON to a newer one, or unset it." >&2
        exit 69
    fi
else
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null 2>&1 && new_enough "$candidate"; then
            PYTHON=$candidate
            break
        fi
    done
    if [ -z "${PYTHON:-}" ]; then
        echo "Sederunt needs Python 3.11 or newer, and python3 here is $(version_of python3): install a newer one (Debian, Ubuntu: apt-get install python3 python3-venv), or set PYTHON to its path." >&2
        exit 69
    fi
fi

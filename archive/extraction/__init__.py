"""From passages and a gazetteer to proposed meetings: pure functions over plain values."""

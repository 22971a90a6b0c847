# The executive summary as its own document: everything up to Part Two of the full review.
s/^## Executive summary and full review$/## Executive summary/
/^# PART TWO/,$d

#include <doctest/doctest.h>

#include "base/csv.h"

TEST_CASE("RFC 4180: commas, quotes and new lines stay inside their cell") {
    CHECK(base::csv_cell("Child A") == "Child A");
    CHECK(base::csv_cell("the \"toxic\", so called") == "\"the \"\"toxic\"\", so called\"");
    CHECK(base::csv_cell("one\ntwo") == "\"one\ntwo\"");
}

TEST_CASE("no cell is run as a formula by a spreadsheet") {
    for (const char* formula : {"=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1"}) CHECK(base::csv_cell(formula).starts_with("'"));
    CHECK(base::csv_cell("a-1") == "a-1");
}

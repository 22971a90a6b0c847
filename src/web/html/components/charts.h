/// Charts drawn by the server: a picture with a full description, and a table with every figure behind it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "web/html/messages.h"

namespace web::html {

struct YearCount {
    int year;
    std::int64_t count;
};

/// A small line over the years, with its last value as a dot. `description` says what it shows. Years that are missing count nothing;
/// fewer than two years have no line.
Html sparkline(const std::vector<YearCount>& counts, const Words& description);

struct Histogram {
    std::vector<YearCount> counts;        ///< In the order of years; missing ones count nothing.
    std::optional<int> chosen_from = {};  ///< Years outside what is chosen are drawn pale.
    std::optional<int> chosen_to = {};
};
/// Bars by year for the filter panel.
Html histogram(const Histogram& options, const Words& description);

struct Series {
    std::string name;                  ///< A theme or a body, from the data.
    std::vector<std::int64_t> values;  ///< One for each column.
};
struct Chart {
    Html title;                        ///< Says the finding.
    Html measure;                      ///< Says what is counted.
    Words description;                 ///< For the picture.
    Words row_heading;                 ///< Over the names in the table: "Theme".
    std::vector<std::string> columns;  ///< Years or bodies, in order.
    std::vector<Series> series;        ///< At most four.
    std::int64_t fewest_shown = 0;     ///< Counts from 1 below this are shown as "fewer than": 5 where children are counted.
};
/// Lines with direct labels, patterns that hold in grey, and a table.
Html chart(const Catalogue& t, const Chart& options);

}  // namespace web::html

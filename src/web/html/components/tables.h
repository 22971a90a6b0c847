/// GOV.UK table and summary list.
#pragma once

#include "web/html/components/form_parts.h"

namespace web::html::govuk {

struct Cell {
    Html content;
    std::string format = {};  ///< "numeric" sets it to the right, in figures of one width.
    std::string classes = {};
    std::optional<int> columns = {};
    std::optional<int> rows = {};
    Attributes attributes = {};
};
struct Table {
    Html caption = {};
    std::string caption_classes = {};
    std::optional<std::vector<Cell>> head = {};
    std::vector<std::vector<Cell>> rows;
    bool first_cell_is_header = false;
    std::string classes = {};
    Attributes attributes = {};
};
Html table(const Table& options);

struct Action {
    Url to;
    Html content;
    Html hidden = {};  ///< Heard after the link: which thing it changes.
    std::string classes = {};
    Attributes attributes = {};
};
struct Actions {
    std::vector<Action> items = {};
    std::string classes = {};
};
struct SummaryRow {
    Html key;
    Html value;
    std::optional<Actions> actions = {};
    std::string classes = {};
    std::string key_classes = {};
    std::string value_classes = {};
};
struct SummaryCard {
    std::optional<Html> title = {};
    std::string title_classes = {};
    int heading_level = 2;
    Actions actions = {};
    std::string classes = {};
    Attributes attributes = {};
};
struct SummaryList {
    std::vector<SummaryRow> rows;
    std::optional<SummaryCard> card = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html summary_list(const SummaryList& options);

}  // namespace web::html::govuk

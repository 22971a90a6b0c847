#include "web/html/components/tables.h"

#include <array>

#include "base/assert.h"

namespace web::html::govuk {

namespace {

std::string cell_classes(std::string_view own, const Cell& cell) {
    std::string classes{own};
    if (!cell.format.empty()) classes += " " + std::string{own} + "--" + cell.format;
    return classes_of(classes, cell.classes);
}

void row(const Table& table, const std::vector<Cell>& cells, Html& out) {
    Html written;
    for (std::size_t position = 0; position < cells.size(); ++position) {
        const Cell& cell = cells[position];
        if (position == 0 && table.first_cell_is_header)
            written << tag::th(scope("row"), cls(classes_of("govuk-table__header", cell.classes)), attr("colspan", cell.columns), attr("rowspan", cell.rows),
                               AttributesOf{cell.attributes}, cell.content);
        else
            written << tag::td(cls(cell_classes("govuk-table__cell", cell)), attr("colspan", cell.columns), attr("rowspan", cell.rows),
                               AttributesOf{cell.attributes}, cell.content);
    }
    out << tag::tr(cls("govuk-table__row"), written);
}

void head(const std::vector<Cell>& cells, Html& out) {
    out << tag::thead(cls("govuk-table__head"), tag::tr(cls("govuk-table__row"), each(cells, [](Html& columns, const Cell& cell) {
        columns << tag::th(scope("col"), cls(cell_classes("govuk-table__header", cell)), attr("colspan", cell.columns), attr("rowspan", cell.rows),
                           AttributesOf{cell.attributes}, cell.content);
    })));
}

}  // namespace

Html table(const Table& options) {
    return tag::table(cls(classes_of("govuk-table", options.classes)), AttributesOf{options.attributes},
                      when(!options.caption.empty(), [&](Html& out) {
                          out << tag::caption(cls(classes_of("govuk-table__caption", options.caption_classes)), options.caption);
                      }),
                      when(options.head, [](Html& out, const std::vector<Cell>& cells) { head(cells, out); }),
                      tag::tbody(cls("govuk-table__body"), each(options.rows, [&](Html& out, const std::vector<Cell>& cells) { row(options, cells, out); })));
}

namespace {

Html action_link(const Action& action, const std::optional<Html>& card_title) {
    const bool has_hidden = !action.hidden.empty() || card_title;
    return tag::a(cls(classes_of("govuk-link", action.classes)), href(action.to), AttributesOf{action.attributes}, action.content,
                  when(has_hidden, [&](Html& out) {
                      out << tag::span(cls("govuk-visually-hidden"), when(!action.hidden.empty(), [&](Html& in) { in << sign(" ") << action.hidden; }),
                                       when(card_title, [](Html& in, const Html& title) { in << sign(" (") << title << sign(")"); }));
                  }));
}

Html action_list(const Actions& actions, const std::optional<Html>& card_title, std::string_view list_class, std::string_view item_class) {
    return tag::ul(cls(list_class),
                   each(actions.items, [&](Html& out, const Action& action) { out << tag::li(cls(item_class), action_link(action, card_title)); }));
}

Html row_actions(const Actions& actions, const std::optional<Html>& card_title) {
    if (actions.items.empty()) return {};
    return tag::dd(cls(classes_of("govuk-summary-list__actions", actions.classes)),
                   actions.items.size() == 1
                       ? action_link(actions.items.front(), card_title)
                       : action_list(actions, card_title, "govuk-summary-list__actions-list", "govuk-summary-list__actions-list-item"));
}

Html rows(const SummaryList& options) {
    const std::optional<Html> card_title = options.card ? options.card->title : std::nullopt;
    bool any_actions = false;
    for (const SummaryRow& summary_row : options.rows) any_actions = any_actions || (summary_row.actions && !summary_row.actions->items.empty());
    return tag::dl(cls(classes_of("govuk-summary-list", options.classes)), AttributesOf{options.attributes},
                   each(options.rows, [&](Html& out, const SummaryRow& summary_row) {
                       const bool lacks_actions = any_actions && !summary_row.actions;
                       const std::string own = lacks_actions ? "govuk-summary-list__row govuk-summary-list__row--no-actions" : "govuk-summary-list__row";
                       out << tag::div(cls(classes_of(own, summary_row.classes)),
                                       tag::dt(cls(classes_of("govuk-summary-list__key", summary_row.key_classes)), summary_row.key),
                                       tag::dd(cls(classes_of("govuk-summary-list__value", summary_row.value_classes)), summary_row.value),
                                       when(summary_row.actions, [&](Html& in, const Actions& actions) { in << row_actions(actions, card_title); }));
                   }));
}

Html card_actions(const SummaryCard& card) {
    if (card.actions.items.empty()) return {};
    const std::string classes = classes_of("govuk-summary-card__actions", card.actions.classes);
    if (card.actions.items.size() == 1) return tag::div(cls(classes), action_link(card.actions.items.front(), card.title));
    return action_list(card.actions, card.title, classes, "govuk-summary-card__action");
}

}  // namespace

Html summary_list(const SummaryList& options) {
    if (!options.card) return rows(options);
    const SummaryCard& card = *options.card;
    static constexpr std::array<Tag, 6> headings{tag::h1, tag::h2, tag::h3, tag::h4, tag::h5, tag::h6};
    CAIRN_ASSERT(card.heading_level >= 1 && card.heading_level <= 6);
    const Tag heading = headings[static_cast<std::size_t>(card.heading_level - 1)];
    return tag::div(cls(classes_of("govuk-summary-card", card.classes)), AttributesOf{card.attributes},
                    tag::div(cls("govuk-summary-card__title-wrapper"), when(card.title, [&](Html& out, const Html& title) {
                                 out << heading(cls(classes_of("govuk-summary-card__title", card.title_classes)), title);
                             }),
                             card_actions(card)),
                    tag::div(cls("govuk-summary-card__content"), rows(options)));
}

}  // namespace web::html::govuk

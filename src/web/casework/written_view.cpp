#include "web/casework/written_view.h"

#include <algorithm>
#include <type_traits>

#include "web/casework/form_words.h"
#include "web/html/days.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using namespace documents::word;

namespace {

Html heading_of(const WrittenHeading& heading, int first_level) {
    switch (std::max(heading.level, 1) - 1 + first_level) {
        case 2: return h2(heading.text);
        case 3: return h3(heading.text);
        case 4: return h4(heading.text);
        default: return h5(heading.text);
    }
}

Html paragraph_of(const WrittenParagraph& paragraph) {
    Html lines;
    std::string_view left = paragraph.text;
    for (bool first = true; !left.empty(); first = false) {
        const auto end = std::min(left.find('\n'), left.size());
        if (!first) lines << br();
        lines << left.substr(0, end);
        left.remove_prefix(std::min(end + 1, left.size()));
    }
    return paragraph.look == WrittenParagraph::Look::Hint ? Html{p(cls("muted"), lines)} : Html{p(lines)};
}

Html list_of(const WrittenList& list) {
    const Html items{together(each(list.items, [](Html& out, const std::string& item) { out << li(item); }))};
    return list.marks == WrittenList::Marks::Numbers ? Html{ol(items)} : Html{ul(items)};
}

Html table_of(const WrittenTable& table) {
    Html head, rows;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const bool is_head = static_cast<int>(i) < table.header_rows;
        Html cells;
        for (const auto& cell : table.rows[i]) is_head ? cells << th(scope("col"), cell) : cells << td(cell);
        (is_head ? head : rows) << tr(cells);
    }
    return div(cls("scroll"), attr("tabindex", "0"), role("region"), aria_label(table.caption), tag::table(cls("tbl"), caption(cls("sr"), table.caption), thead(head), tbody(rows)));
}

Html part_html(const WrittenPart& part, int first_level) {
    return std::visit([first_level](const auto& one) -> Html {
        using Part = std::remove_cvref_t<decltype(one)>;
        if constexpr (std::is_same_v<Part, WrittenHeading>) return heading_of(one, first_level);
        else if constexpr (std::is_same_v<Part, WrittenParagraph>) return paragraph_of(one);
        else if constexpr (std::is_same_v<Part, WrittenList>) return list_of(one);
        else if constexpr (std::is_same_v<Part, WrittenTable>) return table_of(one);
        else if constexpr (std::is_same_v<Part, WrittenBox>) return Html{p(one.words)};
        else return Html{p(one.text)};
    }, part);
}

std::string rows_text(const WrittenTable& table) {
    std::string text;
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "" : "\t") + row[i];
        text += "\n";
    }
    return text;
}

std::string part_text(const WrittenPart& part) {
    return std::visit([](const auto& one) -> std::string {
        using Part = std::remove_cvref_t<decltype(one)>;
        if constexpr (std::is_same_v<Part, WrittenHeading> || std::is_same_v<Part, WrittenParagraph> || std::is_same_v<Part, WrittenTick>) return one.text + "\n";
        else if constexpr (std::is_same_v<Part, WrittenTable>) return rows_text(one);
        else if constexpr (std::is_same_v<Part, WrittenBox>) return one.words + "\n";
        else {
            std::string text;
            for (const auto& item : one.items) text += "- " + item + "\n";
            return text;
        }
    }, part);
}

void add_turn(WrittenDocument& document, const Catalogue& t, const casework::Form& form, const casework::Section& section, std::size_t turn, const casework::Answers& answers) {
    WrittenDocument inner;
    for (const auto& field : section.fields) {
        const auto words = answer_text(t, field, answers, {section.key, turn, field.key});
        if (words.empty()) continue;
        inner.parts.emplace_back(WrittenHeading{2, std::string{field_label(t, form, section, field).text()}});
        inner.parts.emplace_back(WrittenParagraph{words});
    }
    if (inner.parts.empty()) return;
    document.parts.emplace_back(WrittenHeading{1, std::string{turn_title(t, form, section, turn, answers.turns(section.key)).text()}});
    for (auto& part : inner.parts) document.parts.push_back(std::move(part));
}

}  // namespace

Html written_html(const WrittenDocument& document, int first_level) {
    Html all;
    for (const auto& part : document.parts) all << part_html(part, first_level);
    return div(cls("written"), from_record(), all);
}

std::string written_text(const WrittenDocument& document) {
    std::string text = document.title + "\n";
    for (const auto& part : document.parts) text += "\n" + part_text(part);
    std::string lines;
    for (const char c : text) {
        if (c == '\r') continue;
        if (c == '\n') lines += '\r';
        lines += c;
    }
    return lines;
}

Response word_file(const WrittenDocument& document, const std::string& file_name) {
    auto response = Response::bytes("application/vnd.openxmlformats-officedocument.wordprocessingml.document", to_docx(document));
    response.headers.set("Content-Disposition", "attachment; filename=\"" + file_name + "\"");
    return response;
}

WrittenDocument answers_document(const Catalogue& t, const casework::Form& form, const casework::Answers& answers) {
    WrittenDocument document{.title = std::string{form_title(t, form).text()}, .language = document_language(t)};
    for (const auto& section : form.sections)
        for (std::size_t turn = 0; turn < std::max<std::size_t>(answers.turns(section.key), 1); ++turn) add_turn(document, t, form, section, turn, answers);
    return document;
}

std::string answer_text(const Catalogue& t, const casework::Field& field, const casework::Answers& answers, const casework::Place& place) {
    using enum casework::FieldKind;
    const auto& words = answers.of(place);
    if (words.empty()) return {};
    if (field.kind == Day) {
        const auto day = answers.day(place);
        return day ? std::string{day_words(t, *day).text()} : words;
    }
    // What came on paper may be no option at all: it is shown as it was written.
    const auto option = [&](const std::string& one) {
        const auto* found = t.find(casework::option_key(one));
        return found ? std::string{found->text()} : one;
    };
    if (field.kind == Choices) {
        std::string list;
        for (const auto& one : answers.choices(place)) list += (list.empty() ? "" : "; ") + option(one);
        return list;
    }
    if (field.kind == Choice || field.kind == YesNo || field.kind == Tick) return option(words);
    return words;
}

std::string document_language(const Catalogue& t) { return t.language() == Language::Welsh ? "cy-GB" : "en-GB"; }

}  // namespace web

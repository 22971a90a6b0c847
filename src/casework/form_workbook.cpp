#include "casework/form_workbook.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"

namespace casework {

namespace {

using documents::Cell;
using documents::WrittenQuestion;

const std::vector<std::string> yes_no_words{"yes", "no", "not_known"};

std::string key_of(const Form& form, const Section& section) { return "form." + form.name + "." + section.key + "."; }
std::string option_of(const PaperWords& words, const std::string& option) { return words.of(option_key(option)); }

class BookOfForm {
public:
    BookOfForm(const Form& form, const PaperWords& words, const WorkbookWords& own) : form_{form}, words_{words}, own_{own} {}

    std::vector<WrittenQuestion> questions() {
        for (const auto& section : form_.sections) {
            const auto turns = std::min(section.most, turns_offered);
            for (std::size_t turn = 0; turn < turns; ++turn) {
                const auto title = words_.of(key_of(form_, section) + "title");
                made_.push_back({.name = {}, .question = turns > 1 ? title + " " + std::to_string(turn + 1) : title, .needed = {}, .hint = {}, .options = {}});
                for (const auto& field : section.fields) ask(section, turn, field);
            }
        }
        return std::move(made_);
    }

private:
    void ask(const Section& section, std::size_t turn, const Field& field) {
        const auto key = key_of(form_, section) + field.key;
        const auto label = (field.number.empty() ? "" : field.number + ". ") + words_.of(key + ".label");
        const auto name = to_name({section.key, turn, field.key});
        std::string hint = words_.of(key + ".hint");
        if (!field.asked_when_field.empty())
            hint = words_.of(key_of(form_, section) + field.asked_when_field + ".label") + " " + option_of(words_, field.asked_when_value) + (hint.empty() ? "" : ". " + hint);
        if (field.kind == FieldKind::Day) hint += (hint.empty() ? "" : ". ") + words_.day;
        const auto needed = field.needed && turn == 0 ? own_.is_needed : std::string{};
        if (field.kind != FieldKind::Choices) {
            made_.push_back({name, label, needed, hint, options(field), field.kind == FieldKind::Text});
            return;
        }
        for (const auto& option : field.options) made_.push_back({name + "=" + option, label + ": " + option_of(words_, option), {}, hint, {option_of(words_, "yes")}, false});
    }
    std::vector<std::string> options(const Field& field) const {
        std::vector<std::string> list;
        if (field.kind == FieldKind::Choice)
            for (const auto& option : field.options) list.push_back(option_of(words_, option));
        if (field.kind == FieldKind::YesNo)
            for (const auto& option : yes_no_words) list.push_back(option_of(words_, option));
        if (field.kind == FieldKind::Tick) list.push_back(option_of(words_, "yes"));
        return list;
    }

    const Form& form_;
    const PaperWords& words_;
    const WorkbookWords& own_;
    std::vector<WrittenQuestion> made_;
};

/// Reads the rows of one workbook, whatever sheet and order they stand in.
class BookReading {
public:
    BookReading(const Form& form, const PaperWords& words) : form_{form}, words_{words} {}

    FilledForm filled;

    void take(const documents::WorkbookSheet& sheet) {
        std::map<int, std::map<int, std::string>> rows;
        for (const auto& cell : sheet.cells) rows[cell.row][cell.column] = cell.words;
        for (const auto& [row, cells] : rows) {
            const auto named = cells.find(documents::name_column), answer = cells.find(documents::answer_column);
            const auto place = named == cells.end() ? std::nullopt : known_place(named->second);
            if (place) ++found_;
            // Line ends inside a cell stay; spaces around it do not.
            const std::string written{answer == cells.end() ? std::string_view{} : base::trim(answer->second)};
            if (written.empty() || is_head(cells)) continue;
            if (!place) filled.unplaced.push_back(documents::cell_name(row, documents::answer_column) + ": " + written);
            else put(*place, written, sheet.name + ", " + documents::cell_name(row, documents::answer_column));
        }
    }
    void finish() {
        for (const auto& [at, options] : ticked_) filled.answers.set(at, options);
        std::size_t asked = 0;
        for (const auto& section : form_.sections) asked += section.fields.size();
        filled.is_of_this_form = 2 * found_ >= asked;
    }

private:
    struct Named {
        Place place;
        const Field* field;
        std::string option;  ///< Of a row that stands for one option.
    };

    std::optional<Named> known_place(const std::string& name) const {
        const auto equals = name.find('=');
        const auto place = parse_place(name.substr(0, equals));
        const auto* section = place ? form_.find(place->section) : nullptr;
        const auto* field = section ? section->find(place->field) : nullptr;
        if (!field || place->turn >= section->most) return std::nullopt;
        Named named{*place, field, equals == std::string::npos ? std::string{} : name.substr(equals + 1)};
        const bool by_option = field->kind == FieldKind::Choices;
        if (by_option != !named.option.empty() || (by_option && std::ranges::find(field->options, named.option) == field->options.end())) return std::nullopt;
        return named;
    }
    /// The row of heads has no name beside it, and the same words as every workbook.
    bool is_head(const std::map<int, std::string>& cells) const { return !cells.contains(documents::name_column) && cells.contains(documents::question_column) && cells.contains(documents::answer_column + 1); }

    void put(const Named& at, const std::string& written, const std::string& where) {
        const auto key = at.option.empty() ? to_name(at.place) : to_name(at.place) + "=" + at.option;
        if (!seen_.insert(key).second) return filled.unplaced.push_back(where + ": " + written);
        auto& original = filled.original[at.place];
        original += (original.empty() ? "" : "\n") + written;
        auto& cell = filled.where[at.place];
        cell = cell.empty() ? where : cell + "; " + where;
        if (at.option.empty()) return filled.answers.set(at.place, understood(*at.field, written));
        if (is(written, "yes") || base::squeeze(written) == "x" || base::squeeze(written) == "X") ticked_[at.place] += (ticked_[at.place].empty() ? "" : "\n") + at.option;
        else if (!is(written, "no")) filled.unplaced.push_back(where + ": " + written);
    }
    bool is(const std::string& written, const std::string& option) const { return base::squeeze(written) == base::squeeze(option_of(words_, option)); }
    std::string understood(const Field& field, const std::string& written) const {
        if (field.kind == FieldKind::Day) return day_from_paper(written);
        if (field.kind != FieldKind::Choice && field.kind != FieldKind::YesNo && field.kind != FieldKind::Tick) return written;
        for (const auto& option : field.kind == FieldKind::Choice ? field.options : yes_no_words)
            if (is(written, option)) return option;
        return written;
    }

    const Form& form_;
    const PaperWords& words_;
    std::set<std::string> seen_;
    std::map<Place, std::string> ticked_;
    std::size_t found_ = 0;
};

}  // namespace

documents::WrittenWorkbook form_workbook(const Form& form, const PaperWords& words, const WorkbookWords& own, std::string_view code) {
    documents::WrittenWorkbook book{.title = words.of("form." + form.name + ".title"), .how = own.how, .sheet = own.sheet, .question_head = own.question, .needed_head = own.needed,
                                    .answer_head = own.answer, .hint_head = own.hint, .questions = BookOfForm{form, words, own}.questions(), .properties = {}};
    book.properties = {{std::string{form_property}, form.name}, {std::string{version_property}, form.version}, {std::string{language_property}, words.language}};
    if (!code.empty()) book.properties.emplace_back(code_property, code);
    return book;
}

FilledForm read_filled_workbook(const Form& form, const PaperWords& words, const documents::Paper& workbook) {
    BookReading reading{form, words};
    for (const auto& sheet : workbook.sheets)
        if (!sheet.hidden) reading.take(sheet);
    reading.finish();
    reading.filled.version = property_of(workbook, version_property);
    return std::move(reading.filled);
}

std::string property_of(const documents::Paper& paper, std::string_view name) {
    for (const auto& [own, value] : paper.properties)
        if (own == name) return value;
    for (const auto& sheet : paper.sheets) {
        if (sheet.name != documents::hidden_sheet) continue;
        for (std::size_t i = 0; i + 1 < sheet.cells.size(); ++i)
            if (sheet.cells[i].column == 1 && sheet.cells[i].words == name && sheet.cells[i + 1].row == sheet.cells[i].row && sheet.cells[i + 1].column == 2) return sheet.cells[i + 1].words;
    }
    return {};
}

}  // namespace casework

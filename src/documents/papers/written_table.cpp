#include "documents/papers/written_table.h"

#include <xlsxwriter.h>

#include <charconv>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "base/day.h"
#include "base/fault.h"
#include "documents/papers/written_workbook.h"
#include "documents/print/browser.h"

namespace documents {

namespace {

[[noreturn]] void refuse_table(const std::string& what) { throw base::Fault{"The spreadsheet could not be made", what, "Try again; if it stays so, report this."}; }

std::optional<double> number_in(const std::string& text) {
    double number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc{} && end == text.data() + text.size() && !text.empty() ? std::optional{number} : std::nullopt;
}

lxw_datetime as_excel(base::Day day) {
    const std::chrono::year_month_day date{day};
    lxw_datetime made{};
    made.year = static_cast<int>(date.year()), made.month = static_cast<int>(static_cast<unsigned>(date.month())), made.day = static_cast<int>(static_cast<unsigned>(date.day()));
    return made;
}

class TableWriter {
public:
    TableWriter(const WrittenTableBook& from, lxw_workbook* book) : from_{from}, book_{book}, bold_{workbook_add_format(book)}, day_{workbook_add_format(book)}, wrapped_{workbook_add_format(book)}, filled_{workbook_add_format(book)} {
        format_set_bold(bold_), format_set_bg_color(bold_, 0xF0EBE1);
        format_set_num_format(day_, "d mmm yyyy"), format_set_align(day_, LXW_ALIGN_LEFT);
        format_set_text_wrap(wrapped_), format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
        format_set_text_wrap(filled_), format_set_align(filled_, LXW_ALIGN_VERTICAL_TOP), format_set_border(filled_, LXW_BORDER_THIN), format_set_border_color(filled_, 0x7D878B);
        format_set_unlocked(filled_);
        format_set_num_format(filled_, "@");  // Text: Excel then changes no day and no number that somebody types.
    }

    void write() {
        lxw_doc_properties facts{};
        std::string title = from_.title;
        facts.title = title.data();
        facts.created = 946'684'800;  // 1 January 2000, whenever it is made: the same words are the same bytes, and nothing is told by them.
        workbook_set_properties(book_, &facts);
        auto* sheet = workbook_add_worksheet(book_, from_.sheet.c_str());
        if (!sheet) refuse_table(from_.sheet);
        lxw_col_t column = 0;
        for (const auto& one : from_.columns) {
            lxw_row_col_options looks{};
            looks.hidden = one.use == TableColumn::Use::Unseen ? LXW_TRUE : LXW_FALSE;
            worksheet_set_column_opt(sheet, column, column, one.width, one.kind == TableColumn::Kind::Day ? day_ : nullptr, &looks);
            worksheet_write_string(sheet, 0, column++, one.head.c_str(), bold_);
        }
        worksheet_freeze_panes(sheet, 1, 0), worksheet_repeat_rows(sheet, 0, 0), worksheet_set_landscape(sheet), worksheet_set_paper(sheet, 9);  // A4
        lxw_row_t row = 1;
        for (const auto& cells : from_.rows) write_row(sheet, row++, cells);
        if (!from_.rows.empty()) worksheet_autofilter(sheet, 0, 0, row - 1, static_cast<lxw_col_t>(from_.columns.size() - 1));
        if (!from_.hints_sheet.empty()) write_hints();
        if (!from_.properties.empty()) write_unseen(sheet), protect(sheet);
    }

private:
    /// A string cell stays one, whatever sign it begins with: it is never a formula.
    void write_row(lxw_worksheet* sheet, lxw_row_t row, const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size() && i < from_.columns.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            if (from_.columns[i].use == TableColumn::Use::FilledIn) {
                if (cells[i].empty()) worksheet_write_blank(sheet, row, column, filled_);
                else worksheet_write_string(sheet, row, column, cells[i].c_str(), filled_);
                continue;
            }
            if (cells[i].empty()) continue;
            const auto kind = from_.columns[i].kind;
            if (const auto day = base::parse_day(cells[i]); kind == TableColumn::Kind::Day && day) {
                auto date = as_excel(*day);
                worksheet_write_datetime(sheet, row, column, &date, day_);
            } else if (const auto number = number_in(cells[i]); kind == TableColumn::Kind::Number && number) {
                worksheet_write_number(sheet, row, column, *number, nullptr);
            } else {
                worksheet_write_string(sheet, row, column, cells[i].c_str(), from_.properties.empty() ? nullptr : wrapped_);
            }
        }
    }
    /// The hidden sheet: what the program has to know, and beside it the options, since a list inside the rule itself may have 255 signs.
    void write_unseen(lxw_worksheet* sheet) {
        auto* unseen = workbook_add_worksheet(book_, hidden_sheet);
        if (!unseen) refuse_table(hidden_sheet);
        lxw_row_t row = 0;
        for (const auto& [name, value] : from_.properties) {
            workbook_set_custom_property_string(book_, name.c_str(), value.c_str());
            worksheet_write_string(unseen, row, 0, name.c_str(), nullptr), worksheet_write_string(unseen, row, 1, value.c_str(), nullptr);
            ++row;
        }
        lxw_col_t list = 3;
        for (std::size_t i = 0; i < from_.columns.size(); ++i)
            if (!from_.columns[i].options.empty()) offer(sheet, unseen, static_cast<lxw_col_t>(i), list++);
        worksheet_hide(unseen);
    }
    /// What is only shown cannot be typed over by mistake. Without a password: it guards against slips, and whoever reads the file believes nothing of it.
    static void protect(lxw_worksheet* sheet) {
        lxw_protection still_allowed{};
        still_allowed.format_columns = LXW_TRUE, still_allowed.format_rows = LXW_TRUE, still_allowed.autofilter = LXW_TRUE;
        worksheet_protect(sheet, nullptr, &still_allowed);
    }
    void offer(lxw_worksheet* sheet, lxw_worksheet* unseen, lxw_col_t column, lxw_col_t list) {
        const auto& options = from_.columns[column].options;
        for (std::size_t i = 0; i < options.size(); ++i) worksheet_write_string(unseen, static_cast<lxw_row_t>(i), list, options[i].c_str(), nullptr);
        std::string formula = fmt::format("={0}!${1}$1:${1}${2}", hidden_sheet, static_cast<char>('A' + list), options.size());
        lxw_data_validation rule{};
        rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA, rule.value_formula = formula.data(), rule.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
        if (!from_.rows.empty()) worksheet_data_validation_range(sheet, 1, column, static_cast<lxw_row_t>(from_.rows.size()), column, &rule);
    }
    void write_hints() {
        auto* sheet = workbook_add_worksheet(book_, from_.hints_sheet.c_str());
        if (!sheet) refuse_table(from_.hints_sheet);
        worksheet_set_column(sheet, 0, 0, 30, nullptr), worksheet_set_column(sheet, 1, 1, 90, wrapped_);
        worksheet_write_string(sheet, 0, 0, from_.sheet.c_str(), bold_), worksheet_write_string(sheet, 0, 1, from_.hint_head.c_str(), bold_);
        lxw_row_t row = 1;
        for (const auto& one : from_.columns) worksheet_write_string(sheet, row, 0, one.head.c_str(), nullptr), worksheet_write_string(sheet, row, 1, one.hint.c_str(), wrapped_), ++row;
    }

    const WrittenTableBook& from_;
    lxw_workbook* book_;
    lxw_format *bold_, *day_, *wrapped_, *filled_;
};

}  // namespace

std::string to_xlsx(const WrittenTableBook& table) {
    const PrivateFolder folder;
    const auto path = (folder.path() / "table.xlsx").string();
    std::string beside = folder.path().string();
    lxw_workbook_options options{};
    options.tmpdir = beside.data();
    lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
    if (!book) refuse_table("no memory");
    TableWriter{table, book}.write();
    if (const auto error = workbook_close(book); error != LXW_NO_ERROR) refuse_table(lxw_strerror(error));
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace documents

#include "documents/papers/written_workbook.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <fmt/format.h>

#include "base/fault.h"

namespace documents {

namespace {

[[noreturn]] void fail(const std::string& what) { throw base::Fault{"The Excel form could not be made", what, "Try again; if it stays so, report this."}; }

/// A file in memory that the library can open by a path.
class MemoryFile {
public:
    MemoryFile() : descriptor_{::memfd_create("cairn-workbook", MFD_CLOEXEC)} {
        if (descriptor_ < 0) fail("no memory");
    }
    ~MemoryFile() { ::close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }
    std::string bytes() const {
        struct stat facts {};
        if (::fstat(descriptor_, &facts) != 0) fail("reading it back");
        std::string all(static_cast<std::size_t>(facts.st_size), '\0');
        for (std::size_t got = 0; got < all.size();) {
            const auto more = ::pread(descriptor_, all.data() + got, all.size() - got, static_cast<off_t>(got));
            if (more <= 0) fail("reading it back");
            got += static_cast<std::size_t>(more);
        }
        return all;
    }

private:
    int descriptor_;
};

constexpr lxw_color_t ink = 0x1F2A30, line = 0x7D878B, sunk = 0xF0EBE1;

struct Looks {
    lxw_format *title, *head, *section, *words, *answer;
};

Looks looks_of(lxw_workbook* book) {
    const auto look = [&](bool bold, double size) {
        auto* format = workbook_add_format(book);
        format_set_font_color(format, ink), format_set_font_size(format, size), format_set_text_wrap(format), format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        if (bold) format_set_bold(format);
        return format;
    };
    Looks looks{look(true, 16), look(true, 11), look(true, 13), look(false, 11), look(false, 11)};
    format_set_bg_color(looks.head, sunk);
    format_set_border(looks.answer, LXW_BORDER_THIN), format_set_border_color(looks.answer, line);
    format_set_num_format(looks.answer, "@");  // Text: Excel then changes no day and no number that somebody types.
    return looks;
}

class BookWriter {
public:
    BookWriter(const WrittenWorkbook& from, lxw_workbook* book)
        : from_{from}, book_{book}, sheet_{workbook_add_worksheet(book, from.sheet.c_str())}, unseen_{workbook_add_worksheet(book, hidden_sheet)}, looks_{looks_of(book)} {}

    void write() {
        if (!sheet_ || !unseen_) fail("its sheets");
        properties();
        worksheet_set_column(sheet_, 0, 0, 10, nullptr), hide_names();
        worksheet_set_column(sheet_, 1, 1, 48, nullptr), worksheet_set_column(sheet_, 2, 2, 12, nullptr), worksheet_set_column(sheet_, 3, 3, 70, nullptr), worksheet_set_column(sheet_, 4, 4, 48, nullptr);
        worksheet_write_string(sheet_, 0, 1, from_.title.c_str(), looks_.title);
        worksheet_merge_range(sheet_, 1, 1, 1, 4, from_.how.c_str(), looks_.words), worksheet_set_row(sheet_, 1, 48, nullptr);
        constexpr lxw_row_t heads = 2;
        int column = 1;
        for (const auto* head : {&from_.question_head, &from_.needed_head, &from_.answer_head, &from_.hint_head}) worksheet_write_string(sheet_, heads, static_cast<lxw_col_t>(column++), head->c_str(), looks_.head);
        worksheet_freeze_panes(sheet_, heads + 1, 0), worksheet_repeat_rows(sheet_, heads, heads);
        worksheet_set_landscape(sheet_), worksheet_set_paper(sheet_, 9), worksheet_fit_to_pages(sheet_, 1, 0);  // A4
        lxw_row_t row = heads + 1;
        for (const auto& question : from_.questions) write(question, row++);
        worksheet_hide(unseen_);
    }

private:
    void hide_names() {
        lxw_row_col_options options{};
        options.hidden = LXW_TRUE;
        worksheet_set_column_opt(sheet_, 0, 0, 10, nullptr, &options);
    }
    void properties() {
        lxw_doc_properties facts{};
        std::string title = from_.title;
        facts.title = title.data();
        facts.created = 946'684'800;  // 1 January 2000, whenever it is made: the same words are the same bytes, and nothing is told by them.
        workbook_set_properties(book_, &facts);
        lxw_row_t row = 0;
        for (const auto& [name, value] : from_.properties) {
            workbook_set_custom_property_string(book_, name.c_str(), value.c_str());
            worksheet_write_string(unseen_, row, 0, name.c_str(), nullptr), worksheet_write_string(unseen_, row, 1, value.c_str(), nullptr);
            ++row;
        }
    }
    void write(const WrittenQuestion& question, lxw_row_t row) {
        if (question.name.empty()) {
            worksheet_write_string(sheet_, row, 1, question.question.c_str(), looks_.section);
            return;
        }
        worksheet_write_string(sheet_, row, 0, question.name.c_str(), nullptr);
        worksheet_write_string(sheet_, row, 1, question.question.c_str(), looks_.words), worksheet_write_string(sheet_, row, 2, question.needed.c_str(), looks_.words);
        worksheet_write_blank(sheet_, row, 3, looks_.answer), worksheet_write_string(sheet_, row, 4, question.hint.c_str(), looks_.words);
        if (question.long_answer) worksheet_set_row(sheet_, row, 90, nullptr);
        if (!question.options.empty()) offer(question.options, row);
    }
    /// The options stand on the hidden sheet: a list inside the rule itself may have 255 signs, and Welsh ones have more.
    void offer(const std::vector<std::string>& options, lxw_row_t row) {
        const auto column = static_cast<lxw_col_t>(3 + lists_++);
        for (std::size_t i = 0; i < options.size(); ++i) worksheet_write_string(unseen_, static_cast<lxw_row_t>(i), column, options[i].c_str(), nullptr);
        std::string letters;
        for (int left = column + 1; left > 0; left = (left - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
        std::string formula = fmt::format("={0}!${1}$1:${1}${2}", hidden_sheet, letters, options.size());
        lxw_data_validation rule{};
        rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA, rule.value_formula = formula.data(), rule.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
        worksheet_data_validation_cell(sheet_, row, 3, &rule);
    }

    const WrittenWorkbook& from_;
    lxw_workbook* book_;
    lxw_worksheet *sheet_, *unseen_;
    Looks looks_;
    int lists_ = 0;
};

}  // namespace

std::string to_xlsx(const WrittenWorkbook& workbook) {
    const MemoryFile file;
    lxw_workbook* book = workbook_new(file.path().c_str());
    if (!book) fail("no memory");
    BookWriter{workbook, book}.write();
    if (const auto error = workbook_close(book); error != LXW_NO_ERROR) fail(lxw_strerror(error));
    return file.bytes();
}

}  // namespace documents

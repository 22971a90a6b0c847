#include "documents/rich_text/rtf.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "base/text.h"
#include "documents/flow.h"
#include "documents/plain/decoded.h"
#include "documents/refusal.h"

namespace documents::rich_text {

namespace {

/// Where the words of a group go.
enum class Destination { Body, Nothing, Fonts, Styles, ListText, Footnote, Title, Author };

struct State {
    Destination destination = Destination::Body;
    int code_page = 1252, font = 0, skip_after_unicode = 1;
    bool bold = false, hidden = false, deleted = false, starred = false;
};

struct Control {
    std::string_view word;
    int value = 0;
    bool has_value = false;
};

/// Character sets of fonts by RTF's number.
int code_page_of_charset(int charset) {
    static const std::map<int, int> pages{{0, 1252}, {77, 10000}, {128, 932}, {129, 949}, {134, 936}, {136, 950}, {161, 1253}, {162, 1254},
                                          {163, 1258}, {177, 1255}, {178, 1256}, {186, 1257}, {204, 1251}, {222, 874}, {238, 1250}};
    const auto found = pages.find(charset);
    return found == pages.end() ? 1252 : found->second;
}

std::string utf8(unsigned letter) {
    std::string result;
    if (letter < 0x80) return std::string(1, static_cast<char>(letter));
    if (letter >= 0xD800 && letter <= 0xDFFF) return "\xEF\xBF\xBD";
    if (letter < 0x800) result += static_cast<char>(0xC0 | (letter >> 6));
    else if (letter < 0x10000) (result += static_cast<char>(0xE0 | (letter >> 12))) += static_cast<char>(0x80 | ((letter >> 6) & 0x3F));
    else ((result += static_cast<char>(0xF0 | (letter >> 18))) += static_cast<char>(0x80 | ((letter >> 12) & 0x3F))) += static_cast<char>(0x80 | ((letter >> 6) & 0x3F));
    return result += static_cast<char>(0x80 | (letter & 0x3F));
}

class Document {
public:
    explicit Document(Flow& flow) : flow_{flow} {}

    /// False once groups nest too deep.
    bool open() {
        flush();
        states_.push_back(state());
        state().starred = false;
        return states_.size() <= static_cast<std::size_t>(deepest_group);
    }
    void close() {
        flush();
        const Destination closed = state().destination;
        if (states_.size() > 1) states_.pop_back();
        if (closed == Destination::Footnote && state().destination != Destination::Footnote) close_note();
        if (closed == Destination::Styles && state().destination == Destination::Styles) close_style();
    }
    void star() { state().starred = true; }
    void byte(char c) { pending_ += c; }
    void text(std::string_view text) {
        flush();
        add(text);
    }
    void control(const Control& control);
    void finish() {
        flush();
        end_paragraph();
        end_table();
    }
    int skip_after_unicode() const { return states_.back().skip_after_unicode; }
    Properties properties;

private:
    State& state() { return states_.back(); }

    /// Bytes of a code page may come in pairs, so they are gathered before they are turned into letters.
    void flush() {
        if (pending_.empty()) return;
        add(plain::from_code_page(pending_, state().code_page));
        pending_.clear();
    }
    void add(std::string_view text) {
        const State& at = state();
        switch (at.destination) {
            case Destination::Body: add_to_body(text); break;
            case Destination::ListText: list_text_ += at.hidden ? "" : text; break;
            case Destination::Footnote: note_ += text; break;
            case Destination::Styles: style_name_ += text; break;
            case Destination::Title: properties.title += text; break;
            case Destination::Author: properties.author += text; break;
            default: break;
        }
    }
    void add_to_body(std::string_view text) {
        if (state().hidden || state().deleted) return;
        paragraph_ += text;
        letters_ += text.size();
        bold_letters_ += state().bold ? text.size() : 0;
    }
    void destination(const Control& control);
    bool format(const Control& control);
    bool structure(const Control& control);
    void close_note() {
        const std::string number = std::to_string(++note_count_);
        add_to_body("[" + number + "]");
        notes_.push_back({BlockKind::Footnote, 0, std::move(note_), 0, number, {}, 0, -1});
        note_.clear();
    }
    void close_style() {
        std::string name = base::fold(base::trim(style_name_.substr(0, style_name_.find(';'))));
        if (name.starts_with("heading ") && name.size() == 9 && name[8] >= '1' && name[8] <= '9') level_of_style_[style_number_] = name[8] - '0';
        if (name == "title") level_of_style_[style_number_] = 1;
        if (name.starts_with("toc ")) contents_styles_.insert(style_number_);
        style_name_.clear();
        style_number_ = 0;
    }
    void end_paragraph();
    void end_table() {
        if (table_open_) flow_.close_table();
        table_open_ = cell_open_ = row_open_ = false;
    }
    void open_cell() {
        if (!table_open_) flow_.open_table();
        table_open_ = true;
        if (!row_open_) flow_.open_row();
        row_open_ = true;
        if (!cell_open_) flow_.open_cell();
        cell_open_ = true;
    }

    Flow& flow_;
    std::vector<State> states_{State{}};
    std::map<int, int> code_page_of_font_, level_of_style_;
    std::set<int> contents_styles_;
    std::vector<Block> notes_;
    std::string pending_, paragraph_, list_text_, note_, style_name_;
    std::size_t letters_ = 0, bold_letters_ = 0;
    int style_number_ = 0, paragraph_style_ = 0, outline_ = -1, list_level_ = 0, note_count_ = 0, document_code_page_ = 1252;
    unsigned high_surrogate_ = 0;
    bool in_table_ = false, table_open_ = false, row_open_ = false, cell_open_ = false, header_row_ = false;
};

/// The paragraph so far becomes a block: outside a table, or in the cell that is open.
void Document::end_paragraph() {
    if (in_table_) open_cell();
    else end_table();
    Block block;
    block.text = std::move(paragraph_);
    const auto style = level_of_style_.find(paragraph_style_);
    const int level = outline_ >= 0 && outline_ < 9 ? outline_ + 1 : style != level_of_style_.end() ? style->second : 0;
    if (level > 0) {
        block.kind = BlockKind::Heading;
        block.level = std::min(level, 6);
    }
    if (std::string label = cleaned(list_text_); !label.empty()) {
        const bool counts = std::ranges::any_of(label, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z' && c != 'o') || (c >= 'A' && c <= 'Z'); });
        if (label.ends_with('.')) label.pop_back();
        block.number = counts ? label : "";
        if (level == 0 && (!counts || label.find('.') == std::string::npos)) {
            block.kind = BlockKind::ListItem;
            block.level = std::clamp(list_level_ + 1, 1, 6);
        }
    }
    const bool bold = letters_ > 0 && bold_letters_ == letters_ && !cleaned(block.text).empty();
    if (!contents_styles_.contains(paragraph_style_)) {
        flow_.add(std::move(block));
        if (bold) flow_.last_was_bold();
    }
    for (Block& note : notes_) flow_.add(std::move(note));
    notes_.clear();
    paragraph_.clear();
    list_text_.clear();
    letters_ = bold_letters_ = 0;
}

void Document::destination(const Control& control) {
    static const std::map<std::string_view, Destination> known{
        {"fonttbl", Destination::Fonts}, {"stylesheet", Destination::Styles}, {"listtext", Destination::ListText}, {"pntext", Destination::ListText},
        {"footnote", Destination::Footnote}, {"title", Destination::Title}, {"author", Destination::Author}};
    static const std::set<std::string_view> ignored{"pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "info", "colortbl",
        "annotation", "atnid", "atnauthor", "object", "fldinst", "listtable", "listoverridetable", "xmlnstbl", "revtbl", "rsidtbl", "themedata", "colorschememapping",
        "latentstyles", "datastore", "generator", "bkmkstart", "bkmkend", "nonshppict", "comment", "subject", "keywords", "operator", "company", "tc", "xe", "template",
        "falt", "panose", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "pgptbl", "mmathPr", "wgrffmtfilter", "pnseclvl", "shpinst"};
    if (state().destination == Destination::Nothing) return;
    if (const auto found = known.find(control.word); found != known.end()) state().destination = found->second;
    else if (ignored.contains(control.word)) state().destination = control.word == "info" ? state().destination : Destination::Nothing;
    else if (state().starred && control.word != "shptxt" && control.word != "cs") state().destination = state().destination == Destination::Styles ? Destination::Styles : Destination::Nothing;
    state().starred = false;
}

bool Document::format(const Control& c) {
    State& at = state();
    if (c.word == "b") at.bold = !c.has_value || c.value != 0;
    else if (c.word == "v") at.hidden = !c.has_value || c.value != 0;
    else if (c.word == "deleted") at.deleted = !c.has_value || c.value != 0;
    else if (c.word == "plain") at.bold = at.hidden = at.deleted = false;
    else if (c.word == "uc") at.skip_after_unicode = std::clamp(c.value, 0, 8);
    else if (c.word == "ansicpg" && c.value > 0) at.code_page = document_code_page_ = c.value;
    else if (c.word == "mac") at.code_page = document_code_page_ = 10000;
    else if (c.word == "pc") at.code_page = document_code_page_ = 437;
    else if (c.word == "fcharset" && at.destination == Destination::Fonts) code_page_of_font_[at.font] = c.value == 0 || c.value == 1 || c.value == 2 ? document_code_page_ : code_page_of_charset(c.value);
    else if (c.word == "f" || c.word == "deff") {
        at.font = c.value;
        const auto page = code_page_of_font_.find(c.value);
        at.code_page = page == code_page_of_font_.end() ? document_code_page_ : page->second;
    } else return false;
    return true;
}

bool Document::structure(const Control& c) {
    const bool body = state().destination == Destination::Body;
    if (c.word == "par" || c.word == "sect" || c.word == "page") {
        if (body && (c.word != "page" || !paragraph_.empty())) end_paragraph();
        else if (state().destination == Destination::Footnote) note_ += ' ';
    } else if (c.word == "cell" || c.word == "nestcell") {
        if (body) {
            in_table_ = true;
            end_paragraph();
            flow_.close_cell();
            cell_open_ = false;
        }
    } else if (c.word == "row" || c.word == "nestrow") {
        if (body && row_open_) {
            if (header_row_) flow_.row_is_header();
            flow_.close_row();
        }
        row_open_ = cell_open_ = header_row_ = false;
    } else if (c.word == "pard") {
        in_table_ = false;
        paragraph_style_ = list_level_ = 0;
        outline_ = -1;
    } else if (c.word == "intbl") in_table_ = true;
    else if (c.word == "trhdr") header_row_ = true;
    else if (c.word == "s") (state().destination == Destination::Styles ? style_number_ : paragraph_style_) = c.value;
    else if (c.word == "outlinelevel") {
        if (state().destination == Destination::Styles) level_of_style_.emplace(style_number_, c.value + 1);
        else outline_ = c.value;
    } else if (c.word == "ilvl") list_level_ = std::clamp(c.value, 0, 8);
    else return false;
    return true;
}

void Document::control(const Control& c) {
    static const std::map<std::string_view, std::string_view> letters{{"tab", " "}, {"line", " "}, {"emdash", "\xE2\x80\x94"}, {"endash", "\xE2\x80\x93"},
        {"lquote", "\xE2\x80\x98"}, {"rquote", "\xE2\x80\x99"}, {"ldblquote", "\xE2\x80\x9C"}, {"rdblquote", "\xE2\x80\x9D"}, {"bullet", "\xE2\x80\xA2"},
        {"emspace", " "}, {"enspace", " "}, {"~", " "}, {"_", "-"}, {"-", ""}};
    flush();
    if (const auto letter = letters.find(c.word); letter != letters.end()) return add(letter->second);
    if (c.word == "u") {
        const unsigned unit = static_cast<unsigned>(c.value < 0 ? c.value + 65536 : c.value);
        if (unit >= 0xD800 && unit < 0xDC00) {
            high_surrogate_ = unit;
            return;
        }
        const bool pair = high_surrogate_ != 0 && unit >= 0xDC00 && unit < 0xE000;
        add(utf8(pair ? 0x10000 + ((high_surrogate_ - 0xD800) << 10) + (unit - 0xDC00) : std::min(unit, 0x10FFFFu)));
        high_surrogate_ = 0;
        return;
    }
    if (!format(c) && !structure(c)) destination(c);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    const char small = static_cast<char>(c | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/// The words of the format: braces, control words, and bytes between them.
class Scanner {
public:
    Scanner(std::string_view rtf, Document& document) : rest_{rtf}, document_{document} {}

    /// False if groups nest deeper than any word processor's.
    bool run() {
        while (!rest_.empty()) {
            const char c = take();
            if (c == '{') {
                skip_ = 0;
                if (!document_.open()) return false;
            } else if (c == '}') {
                skip_ = 0;
                document_.close();
            } else if (c == '\\') {
                escape();
            } else if (c != '\r' && c != '\n') {
                letter(c);
            }
        }
        return true;
    }

private:
    char take() {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }
    /// Letters that stand in for a Unicode one are for old readers.
    void letter(char c) {
        if (skip_ > 0) --skip_;
        else document_.byte(c);
    }
    void escape() {
        if (rest_.empty()) return;
        if (is_letter(rest_.front())) return word();
        const char c = take();
        if (c == '\'') {
            if (rest_.size() < 2) return;
            const int high = hex_value(take()), low = hex_value(take());
            if (high >= 0 && low >= 0) letter(static_cast<char>(high * 16 + low));
        } else if (c == '*') {
            document_.star();
        } else if (c == '\\' || c == '{' || c == '}') {
            letter(c);
        } else if (c == '~' || c == '_' || c == '-') {
            document_.control({std::string_view{&c, 1}, 0, false});
        } else if (c == '\n' || c == '\r') {
            document_.control({"par", 0, false});
        }
    }
    void word() {
        std::size_t end = 0;
        while (end < rest_.size() && end < 32 && is_letter(rest_[end])) ++end;
        Control control{rest_.substr(0, end), 0, false};
        rest_.remove_prefix(end);
        bool negative = false;
        if (rest_.size() >= 2 && rest_[0] == '-' && is_digit(rest_[1])) {
            negative = true;
            rest_.remove_prefix(1);
        }
        long value = 0;
        for (int digits = 0; !rest_.empty() && is_digit(rest_.front()); ++digits) {
            const int digit = take() - '0';
            if (digits < 9) value = value * 10 + digit;
            control.has_value = true;
        }
        control.value = static_cast<int>(negative ? -value : value);
        if (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
        if (control.word == "bin") return rest_.remove_prefix(std::min(rest_.size(), static_cast<std::size_t>(std::max(control.value, 0))));
        document_.control(control);
        if (control.word == "u") skip_ = document_.skip_after_unicode();
    }

    std::string_view rest_;
    Document& document_;
    int skip_ = 0;
};

}  // namespace

std::expected<Extraction, Refusal> extract_rtf(std::string_view bytes) {
    Flow flow;
    Document document{flow};
    Scanner scanner{bytes, document};
    if (!scanner.run()) return std::unexpected{refuse_hostile("The document nests its parts deeper than any real document does.")};
    document.finish();
    Extraction result;
    result.kind = FileKind::Rtf;
    result.blocks = flow.take();
    result.properties = document.properties;
    for (auto* text : {&result.properties.title, &result.properties.author}) *text = cleaned(*text);
    if (result.blocks.empty()) return std::unexpected{refuse_no_text()};
    return result;
}

}  // namespace documents::rich_text

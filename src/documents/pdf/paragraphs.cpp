#include "documents/pdf/paragraphs.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "documents/numbering.h"
#include "documents/pdf/contents.h"

namespace documents::pdf {

namespace {

UChar32 first_letter(std::string_view text) {
    UChar32 letter = 0;
    if (!text.empty()) U8_GET(reinterpret_cast<const uint8_t*>(text.data()), 0, 0, static_cast<int32_t>(text.size()), letter);
    return letter;
}

bool ends_sentence(std::string_view text) {
    for (const std::string_view quote : {"\xE2\x80\x9D", "\xE2\x80\x99", "\"", "'", ")", "]"})
        while (text.ends_with(quote)) text.remove_suffix(quote.size());
    return !text.empty() && std::string_view{".?!:;"}.find(text.back()) != std::string_view::npos;
}

bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }); }

bool is_raised_number(const Word& word, const Line& row) {
    return word.size < 0.82 * row.size && word.text.size() <= 3 && all_digits(word.text) && word.baseline < row.baseline - 0.05 * row.size;
}

/// Space after the label as wide as a tab: nobody leaves that within a sentence.
bool has_tab(const Line& row) {
    return row.words.size() >= 2 && row.words[1].box.left - row.words[0].box.right > 0.75 * row.size;
}

struct RowLabel {
    Label label;
    bool raised = false;
};

std::optional<RowLabel> label_of(const Line& row) {
    if (row.words.size() < 2) return std::nullopt;
    const Word& first = row.words.front();
    if (first.size < 0.85 * row.size && first.text.size() <= 3 && all_digits(first.text)) return RowLabel{{LabelKind::Ordinal, first.text, 0, 1}, true};
    if (all_digits(first.text) && first.text.size() <= 3 && has_tab(row)) return RowLabel{{LabelKind::Ordinal, first.text, 0, 1}, false};
    if (auto label = leading_label(first.text + " " + row.words[1].text)) return RowLabel{*label, false};
    return std::nullopt;
}

/// Whether the next row's first word had room on the last row: then the line was ended on purpose.
bool had_room(const Line& last, const Line& next, double column_right) {
    return last.box.right + 0.3 * last.size + next.words.front().box.width() < column_right - 0.6 * last.size;
}

/// The usual distance of baselines of the column's rows of about that size: a small table sets its rows closer than the text around it.
double leading_of(const Column& column, double size) {
    std::vector<double> steps;
    for (std::size_t i = 1; i < column.rows.size(); ++i) {
        const Line &a = column.rows[i - 1], &b = column.rows[i];
        const double step = b.baseline - a.baseline;
        if (a.table < 0 && b.table < 0 && std::abs(a.size - size) < 0.5 && std::abs(b.size - size) < 0.5 && step > 0.7 * a.size && step < 2.2 * a.size) steps.push_back(step);
    }
    if (steps.empty()) return 0;
    std::ranges::nth_element(steps, steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 3));  // Below the middle: gaps only widen.
    return steps[steps.size() / 3];
}

bool same_size(const Draft& draft, const Line& row) { return std::abs(draft.size - row.size) < 0.07 * std::max(draft.size, row.size) + 0.2; }

/// Whether bold words run over the row's end: a sentence set in bold at the beginning, in the middle or at the end of a paragraph.
bool weight_runs_on(const Draft& draft, const Line& last, const Line& row, double column_right) {
    if (had_room(last, row, column_right)) return false;
    return last.words.back().bold == row.words.front().bold || (!draft.bold && !ends_sentence(draft.block.text));
}

/// Whether a row that begins with a label begins an item, rather than a sentence that happens to wrap there.
bool begins_item(const RowLabel& label, const Line& last, const Line& row, const std::string& text_before, double column_right) {
    if (label.raised) return true;
    if (label.label.kind == LabelKind::Bullet && row.words.front().text.size() > 1 && !row.words.front().text.starts_with("\xE2\x80\x93") &&
        !row.words.front().text.starts_with("\xE2\x80\x94"))
        return true;
    return has_tab(row) || ends_sentence(text_before) || had_room(last, row, column_right) || row.box.left < last.box.left - 0.8 * row.size;
}

bool begins_paragraph(const Draft& draft, const Line& last, const Line& row, double leading, double column_right) {
    if (row.entry != Line::Entry::None || last.entry != Line::Entry::None) return last.entry != Line::Entry::GoesOn;
    const double step = row.baseline - last.baseline;
    const double usual = leading > 0 && draft.size < 1.15 * row.size ? std::max(leading, row.size) : 1.25 * row.size;
    if (step > 1.28 * usual + 1 || step < -2) return true;
    if (!same_size(draft, row)) return true;
    if (draft.bold != row.bold && !weight_runs_on(draft, last, row, column_right)) return true;
    if (const auto label = label_of(row); label && begins_item(*label, last, row, draft.block.text, column_right)) return true;
    const double em = row.size, shift = row.box.left - (draft.rows == 1 ? draft.left : draft.text_left);
    const bool labelled = !draft.block.number.empty() || draft.block.kind == BlockKind::ListItem;
    if (!labelled && draft.rows > 1 && shift > 0.8 * em && shift < 6 * em && std::abs(last.box.left - draft.text_left) < 0.5 * em && !begins_small(row.words.front().text)) return true;
    if (labelled && draft.rows > 1 && shift < -0.8 * em) return true;
    if (!had_room(last, row, column_right)) return false;
    const double room = column_right - last.box.right;
    return ends_sentence(draft.block.text) || (room > 0.35 * (column_right - draft.left) && !begins_small(row.words.front().text) && draft.size < 1.1 * em && !row.bold);
}

int level_of_item(const Column& column, const Line& row) { return 1 + std::clamp(static_cast<int>((row.box.left - column.left) / 24), 0, 5); }

}  // namespace

bool begins_small(std::string_view text) { return u_islower(first_letter(text)); }

std::string text_of(const Line& row, std::size_t first_word) {
    std::string result;
    for (std::size_t i = first_word; i < row.words.size(); ++i) {
        const Word& word = row.words[i];
        const Word* before = i > first_word ? &row.words[i - 1] : nullptr;
        if (before && (before->space_after || word.box.left - before->box.right > 0.15 * row.size)) result += ' ';
        if (before && is_raised_number(word, row)) result += "[" + word.text + "]";
        else result += word.text;
    }
    return result;
}

void append_row(std::string& text, std::string_view row) {
    constexpr std::string_view soft = "\xC2\xAD";
    const bool small = begins_small(row);
    if (text.ends_with(soft) && small) {
        text.resize(text.size() - soft.size());
    } else if (text.size() >= 2 && text.back() == '-' && small && u_isalpha(static_cast<unsigned char>(text[text.size() - 2]) < 0x80 ? text[text.size() - 2] : 'x')) {
        text.back() = joint;
    } else if (!text.empty()) {
        text += ' ';
    }
    text += row;
}

void Paragraphs::add(const Column& column, int page) {
    ++place_;
    last_row_ = nullptr;
    double leading = 0, size = -1;
    for (const Line& row : column.rows) {
        if (row.size != size) size = row.size, leading = leading_of(column, size);
        add_row(column, row, leading, page);
    }
}

void Paragraphs::add_table(Block table) {
    Draft draft;
    draft.block = std::move(table);
    draft.place = place_;
    drafts_.push_back(std::move(draft));
    last_row_ = nullptr;
}

/// The paragraph that this first row of a column may continue: the last one in the text that was not a note.
Draft* Paragraphs::open_draft(const Column& column, const Line& row) {
    if (row.entry != Line::Entry::None || label_of(row) || row.size < 0.92 * body_size_) return nullptr;
    for (std::size_t back = 0; back < 12 && back < drafts_.size(); ++back) {
        Draft& draft = drafts_[drafts_.size() - 1 - back];
        if (draft.size > 0 && draft.size < 0.92 * body_size_) continue;
        if (draft.contents || draft.block.kind == BlockKind::Table || !same_size(draft, row) || draft.place + 3 < place_ || draft.size > 1.1 * body_size_) return nullptr;
        const bool ended = ends_sentence(draft.block.text);
        const bool pauses = ended && (draft.block.text.back() == ';' || draft.block.text.back() == ':');
        if (begins_small(row.words.front().text)) return ended && !pauses ? nullptr : &draft;
        const bool hangs = draft.rows > 1 && !draft.block.number.empty() && std::abs(row.box.left - draft.text_left) < 0.5 * row.size;
        if (draft.bold || row.bold || (!hangs && row.box.left > column.left + 0.8 * row.size)) return nullptr;
        // The next word had no room. A sentence that ends there as well ends its paragraph, unless paragraphs are numbered and the next has none.
        const bool full = draft.right + 0.3 * row.size + row.words.front().box.width() > draft.column_right - 0.6 * row.size;
        const bool nearly_full = draft.right > draft.column_right - 0.2 * (draft.column_right - draft.left);
        return (!ended && (full || nearly_full)) || (full && !draft.block.number.empty()) ? &draft : nullptr;
    }
    return nullptr;
}

void Paragraphs::add_row(const Column& column, const Line& row, double leading, int page) {
    const bool first = last_row_ == nullptr;
    if (first) {
        if (Draft* draft = open_draft(column, row)) extend(*draft, column, row, 0);
        else begin(column, row, page);
    } else if (drafts_.empty() || begins_paragraph(drafts_.back(), *last_row_, row, leading, column.right)) {
        begin(column, row, page);
    } else {
        extend(drafts_.back(), column, row, 0);
    }
    last_row_ = &row;
}

void Paragraphs::begin(const Column& column, const Line& row, int page) {
    Draft draft;
    draft.block.page = page;
    draft.size = row.size;
    draft.left = draft.text_left = row.box.left;
    std::size_t first_word = 0;
    if (row.entry != Line::Entry::None) {
        draft.contents = true;
        draft.block.kind = BlockKind::ListItem;
        draft.block.level = level_of_item(column, row);
    } else if (const auto label = label_of(row)) {
        first_word = 1;
        draft.block.number = label->label.number;
        draft.raised_mark = label->raised;
        draft.label_depth = label->label.depth;
        draft.text_left = row.words[1].box.left;
        if (label->label.kind != LabelKind::Section) {
            draft.block.kind = BlockKind::ListItem;
            draft.block.level = level_of_item(column, row);
        }
    }
    // The number before a bold heading is often plain.
    draft.bold = std::all_of(row.words.begin() + static_cast<std::ptrdiff_t>(first_word), row.words.end(), [](const Word& word) { return word.bold; });
    drafts_.push_back(std::move(draft));
    extend(drafts_.back(), column, row, first_word);
}

void Paragraphs::extend(Draft& draft, const Column& column, const Line& row, std::size_t first_word) {
    append_row(draft.block.text, draft.contents ? without_leaders(text_of(row, first_word)) : text_of(row, first_word));
    if (draft.rows == 1) draft.text_left = row.box.left;  // The second row shows whether a label's text hangs beside it or goes back to the margin.
    if (draft.rows > 0) draft.bold = draft.bold && row.bold;
    draft.right = row.box.right;
    draft.column_right = column.right;
    draft.baseline = row.baseline;
    draft.place = place_;
    ++draft.rows;
    for (const Word& word : row.words) {
        ++draft.words;
        draft.confidence_sum += word.confidence;
    }
}

}  // namespace documents::pdf

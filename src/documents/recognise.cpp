#include "documents/recognise.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/text.h"
#include "documents/contents_title.h"
#include "documents/outline.h"

namespace documents {

namespace {

constexpr std::size_t most = 1'000;

struct Term {
    std::string_view words;  // Folded.
    LearningKind kind;
};

constexpr std::array terms{
    Term{"recommendation", LearningKind::Recommendation}, Term{"argymhelliad", LearningKind::Recommendation}, Term{"argymhellion", LearningKind::Recommendation},
    Term{"finding", LearningKind::Finding},               Term{"canfyddiad", LearningKind::Finding},          Term{"learning theme", LearningKind::Theme},
    Term{"key theme", LearningKind::Theme},               Term{"themes", LearningKind::Theme},                Term{"theme", LearningKind::Theme},
    Term{"themau dysgu", LearningKind::Theme},            Term{"themau", LearningKind::Theme},                Term{"thema", LearningKind::Theme},
    Term{"learning point", LearningKind::Theme},          Term{"key learning", LearningKind::Theme},          Term{"lessons learn", LearningKind::Theme},
    Term{"gwersi", LearningKind::Theme},
};

constexpr std::array others{"previous", "earlier", "other review", "response", "progress", "action plan", "status of", "blaenorol", "ymateb"};

std::string folded(std::string_view text) { return base::fold(text); }

/// The subject that a heading announces: "6. Recommendations", "Key findings of the review", "Argymhellion".
std::optional<LearningKind> subject_of(std::string_view heading) {
    const std::string text = folded(heading);
    if (text.size() > 120 || text.find("....") != std::string::npos) return std::nullopt;
    for (const char* other : others)
        if (text.find(other) != std::string::npos) return std::nullopt;
    std::optional<LearningKind> kind;
    std::size_t first = std::string::npos;
    for (const Term& term : terms)
        if (const auto at = text.find(term.words); at < first && (at == 0 || !((text[at - 1] >= 'a' && text[at - 1] <= 'z')))) {
            first = at;
            kind = term.kind;
        }
    return kind;
}

struct Named {
    LearningKind kind;
    std::string number;
    std::size_t bytes = 0;  // Of the text before its own words.
};

/// "Recommendation 3: …", "Finding 2 – …", "Argymhelliad 1". A number must follow, or else it is a section's heading.
std::optional<Named> named(std::string_view text) {
    const std::string start = folded(text.substr(0, 40));
    for (const Term& term : terms) {
        if (!start.starts_with(term.words)) continue;
        auto at = term.words.size();
        if (at < start.size() && start[at] == 's') continue;
        while (at < start.size() && start[at] == ' ') ++at;
        for (const std::string_view word : {"no. ", "no ", "number ", "rhif "})
            if (std::string_view{start}.substr(at).starts_with(word)) at += word.size();
        const auto digits = at;
        while (at < start.size() && ((start[at] >= '0' && start[at] <= '9') || (start[at] == '.' && at + 1 < start.size() && start[at + 1] >= '0' && start[at + 1] <= '9'))) ++at;
        if (at == digits || at - digits > 6) continue;
        // Folding may shorten letters; the number is the anchor that both spellings share.
        const std::string number = start.substr(digits, at - digits);
        const auto place = text.find(number);
        if (place == std::string_view::npos) continue;
        auto rest = place + number.size();
        for (std::string_view mark : {":", ".", ")", " ", "\xE2\x80\x93", "\xE2\x80\x94", "-", " "})
            while (text.substr(rest).starts_with(mark)) rest += mark.size();
        return Named{term.kind, number, rest};
    }
    return std::nullopt;
}

/// "should", "must", "dylai": what a recommendation says to somebody.
bool asks(std::string_view text) {
    const std::string words = " " + folded(text) + " ";
    for (const std::string_view word : {" should ", " must ", " to ensure", " ensure ", " needs to ", " need to ", " dylai ", " rhaid ", " sicrhau ", " recommend"})
        if (words.find(word) != std::string::npos) return true;
    return false;
}

class Recogniser {
public:
    explicit Recogniser(const std::vector<Block>& blocks) : blocks_{blocks}, sections_{outline(blocks)} {}

    std::vector<Recognised> run() {
        subjects_.assign(blocks_.size(), std::nullopt);
        for (const Section& section : sections_)
            if (const auto subject = subject_of(section.title); subject && !named(section.title))
                std::fill(subjects_.begin() + static_cast<std::ptrdiff_t>(section.heading), subjects_.begin() + static_cast<std::ptrdiff_t>(section.end), subject);
        leave_out_contents();
        for (std::size_t i = 0; i < blocks_.size() && found_.size() < most; ++i) look_at(i);
        return std::move(found_);
    }

private:
    /// What stands between the title of a printed table of contents and the next heading only names what comes later.
    void leave_out_contents() {
        in_contents_.assign(blocks_.size(), false);
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const bool heading = blocks_[i].kind == BlockKind::Heading;
            in_contents_[i] = heading ? is_contents_title(blocks_[i].text) : i > 0 && in_contents_[i - 1];
        }
    }

    void look_at(std::size_t i) {
        const Block& block = blocks_[i];
        if (i < taken_ || in_contents_[i]) return;
        if (block.kind == BlockKind::Table) return look_at_table(i);
        if (block.kind == BlockKind::Footnote) return;
        if (const auto name = named(block.text)) return take_named(i, *name);
        const auto& subject = subjects_[i];
        if (!subject) return;
        if (block.kind == BlockKind::Heading) {
            if (*subject != LearningKind::Recommendation && is_subheading(i)) add(*subject, block.number, block.text, i, i + 1);
            return;
        }
        if (block.kind == BlockKind::ListItem && block.level <= 1 && !under_named_subheading(i)) return take_item(i, *subject);
        if (*subject == LearningKind::Recommendation && block.kind == BlockKind::Paragraph && !block.number.empty() && asks(block.text)) take_item(i, *subject);
    }

    /// A named one's words: after its name, or in the block that follows a heading of the name alone.
    void take_named(std::size_t i, const Named& name) {
        std::string text = blocks_[i].text.substr(name.bytes);
        std::size_t end = i + 1;
        if (blocks_[i].kind == BlockKind::Heading || text.empty())
            if (end < blocks_.size() && blocks_[end].kind != BlockKind::Heading && blocks_[end].kind != BlockKind::Table && (text.empty() || name.kind == LearningKind::Recommendation)) {
                text += (text.empty() ? "" : ": ") + blocks_[end].text;
                ++end;
            }
        add(name.kind, name.number, std::move(text), i, end);
    }

    /// A list item with the deeper items under it.
    void take_item(std::size_t i, LearningKind kind) {
        std::string text = blocks_[i].text;
        std::size_t end = i + 1;
        while (end < blocks_.size() && blocks_[end].kind == BlockKind::ListItem && blocks_[end].level > blocks_[i].level && blocks_[i].kind == BlockKind::ListItem) text += " " + blocks_[end++].text;
        add(kind, blocks_[i].number, std::move(text), i, end);
    }

    /// A column headed "Recommendation", "Finding" or "Argymhelliad": each row below it holds one.
    void look_at_table(std::size_t i) {
        const Block& table = blocks_[i];
        if (table.rows.size() < 2) return;
        const auto& head = table.rows.front();
        for (std::size_t column = 0; column < head.size(); ++column) {
            const auto subject = head[column].size() <= 60 ? subject_of(head[column]) : std::nullopt;
            if (!subject) continue;
            for (std::size_t row = 1; row < table.rows.size() && found_.size() < most; ++row) {
                const auto& cells = table.rows[row];
                if (column >= cells.size() || cells[column].size() < 12) continue;
                const std::string number = column > 0 && cells[0].size() <= 6 ? cells[0] : std::string{};
                found_.push_back({*subject, number, cells[column], i, i + 1, static_cast<int>(row), table.page});
            }
            return;
        }
    }

    bool is_subheading(std::size_t i) const {
        const auto section = std::ranges::find(sections_, i, &Section::heading);
        if (section == sections_.end() || section->parent < 0) return false;
        const auto& parent = sections_[static_cast<std::size_t>(section->parent)];
        return subject_of(parent.title) == subjects_[i] && !subject_of(section->title);
    }
    /// Bullets below "Finding 2: …" explain it and are no findings of their own.
    bool under_named_subheading(std::size_t i) const {
        const auto& sections = sections_;
        for (auto section = sections.rbegin(); section != sections.rend(); ++section)
            if (section->heading < i && i < section->end) return named(section->title) || is_subheading_of_themes(*section);
        return false;
    }
    bool is_subheading_of_themes(const Section& section) const {
        return subjects_[section.heading] != LearningKind::Recommendation && is_subheading(section.heading);
    }
    void add(LearningKind kind, std::string number, std::string text, std::size_t block, std::size_t end) {
        constexpr std::size_t shortest = 4;
        if (text.size() < shortest) return;
        found_.push_back({kind, std::move(number), std::move(text), block, end, -1, blocks_[block].page});
        taken_ = end;
    }

    const std::vector<Block>& blocks_;
    std::vector<Section> sections_;
    std::vector<std::optional<LearningKind>> subjects_;
    std::vector<bool> in_contents_;
    std::vector<Recognised> found_;
    std::size_t taken_ = 0;
};

}  // namespace

std::vector<Recognised> recognise(const std::vector<Block>& blocks) { return Recogniser{blocks}.run(); }

}  // namespace documents

#include "casework/form_reading.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/text.h"

namespace casework {

namespace {

constexpr std::string_view ticked_marks[] = {"☒", "☑", "✓"};
constexpr std::string_view empty_mark = "☐";

std::optional<std::string> after_mark(std::string_view text, std::string_view mark) {
    if (!text.starts_with(mark)) return std::nullopt;
    return std::string{base::trim(text.substr(mark.size()))};
}

/// The words of a ticked box; empty words of an empty one; nothing where there is no box.
std::optional<std::string> ticked(std::string_view text) {
    for (const auto mark : ticked_marks)
        if (auto words = after_mark(text, mark)) return words;
    return text.starts_with(empty_mark) ? std::optional{std::string{}} : std::nullopt;
}

/// Whether headings are still known as such, or were lost when the paper was copied into another document.
enum class Headings { Kept, Lost };

/// Reads one paper from top to bottom.
class PaperReader {
public:
    PaperReader(const Form& form, const PaperWords& words, Headings headings) : form_{form}, words_{words}, headings_{headings} {
        for (const auto* word : {&words.how, &words.choose_one, &words.choose_all, &words.day, &words.again, &words.write_here}) furniture_.insert(base::squeeze(*word));
        for (const auto& section : form.sections) titles_[base::squeeze(words.of(key(section) + "title"))] = &section;
    }

    FilledForm filled;

    void take(const documents::Block& block) {
        const std::string text = base::squeeze(block.text);
        const bool may_begin = headings_ == Headings::Lost || block.kind == documents::BlockKind::Heading;  // an answer may repeat a question's words
        const bool is_section = block.kind == documents::BlockKind::Heading && block.level == 2;              // a question may be called as its section is
        if (text.empty() || (may_begin && ((!is_section && begins_question(text)) || begins_section(text))) || is_furniture(text)) return;
        const std::string whole = block.number.empty() ? text : block.number + ". " + text;
        if (!field_) filled.unplaced.push_back(whole);
        else if (const auto words = ticked(text)) tick(*words), keep_original(*words);
        else if (has_box()) write(whole), keep_original(whole);
        else filled.unplaced.push_back(whole);
    }
    void finish() {
        for (const auto& [place, options] : ticks_) put(place, options);
        filled.is_of_this_form = 2 * begun_.size() >= form_.sections.size();
    }

private:
    using Ticks = std::vector<std::string>;

    std::string key(const Section& section) const { return "form." + form_.name + "." + section.key + "."; }
    std::string label(const Field& field) const { return base::squeeze(words_.of(key(*section_) + field.key + ".label")); }
    Place place() const { return {section_->key, turn_, field_->key}; }
    bool has_box() const { return field_->kind != FieldKind::Choice && field_->kind != FieldKind::Choices && field_->kind != FieldKind::YesNo && field_->kind != FieldKind::Tick; }

    bool begins_section(const std::string& text) {
        auto found = titles_.find(text);
        if (const auto space = text.rfind(' '); found == titles_.end() && space != std::string::npos && text.find_first_not_of("0123456789", space + 1) == std::string::npos)
            found = titles_.find(text.substr(0, space));  // "The child 2"
        if (found == titles_.end()) return false;
        if (section_ == found->second && asked_.empty()) return false;
        section_ = found->second, field_ = nullptr;
        turn_ = begun_[section_->key]++;
        asked_.clear();
        return true;
    }
    bool begins_question(const std::string& text) {
        if (!section_) return false;
        for (const auto& field : section_->fields) {
            if (asked_.contains(field.key) || (text != label(field) && text != base::squeeze(label(field) + " " + words_.optional))) continue;
            field_ = &field;
            asked_.insert(field.key);
            return true;
        }
        return false;
    }
    /// What the paper said before anybody wrote on it.
    bool is_furniture(const std::string& text) {
        if (const std::string version = base::squeeze(words_.version); text.starts_with(version)) {
            filled.version = base::trim(std::string_view{text}.substr(version.size()));
            return true;
        }
        if (furniture_.contains(text) || !field_) return furniture_.contains(text);
        if (text == base::squeeze(words_.of(key(*section_) + field_->key + ".hint"))) return true;
        return !field_->asked_when_field.empty() &&
               text == base::squeeze(words_.of(key(*section_) + field_->asked_when_field + ".label") + " " + words_.of(option_key(field_->asked_when_value)));
    }
    void keep_original(const std::string& words) {
        if (words.empty()) return;
        auto& all = filled.original[place()];
        all += (all.empty() ? "" : "\n") + words;
    }
    void write(const std::string& words) {
        const std::string& before = filled.answers.of(place());
        if (field_->kind == FieldKind::Day) filled.answers.set(place(), day_from_paper(before + words));
        else filled.answers.set(place(), before.empty() ? words : before + (field_->kind == FieldKind::Text ? "\n\n" : " ") + words);
    }
    void tick(const std::string& words) {
        if (words.empty()) return;
        static const std::vector<std::string> yes_no{"yes", "no", "not_known"};
        if (field_->kind == FieldKind::Tick) return filled.answers.set(place(), "yes");
        for (const auto& option : field_->kind == FieldKind::YesNo ? yes_no : field_->options)
            if (words == base::squeeze(words_.of(option_key(option)))) return ticks_[place()].push_back(option);
        filled.unplaced.push_back(words);
    }
    /// One option is an answer to any question; several to some.
    void put(const Place& at, const Ticks& options) {
        const bool takes_several = form_.find(at.section)->find(at.field)->kind == FieldKind::Choices;
        std::string lines;
        for (const auto& option : options) lines += (lines.empty() ? "" : "\n") + option;
        if (options.size() == 1 || takes_several) return filled.answers.set(at, lines);
        for (const auto& option : options) filled.unplaced.push_back(words_.of("form." + form_.name + "." + at.section + "." + at.field + ".label") + " " + words_.of(option_key(option)));
    }

    const Form& form_;
    const PaperWords& words_;
    const Headings headings_;
    std::set<std::string> furniture_, asked_;
    std::map<std::string, const Section*> titles_;
    std::map<std::string, std::size_t> begun_;
    std::map<Place, Ticks> ticks_;
    const Section* section_ = nullptr;
    const Field* field_ = nullptr;
    std::size_t turn_ = 0;
};

}  // namespace

std::string day_from_paper(std::string_view words) {
    std::string parts[3];
    std::size_t part = 0;
    for (const char c : base::trim(words)) {
        if (c >= '0' && c <= '9') parts[part] += c;
        else if ((c == '/' || c == '.' || c == '-' || c == ' ') && part < 2 && !parts[part].empty()) ++part;
        else return std::string{words};
    }
    if (part != 2 || parts[0].size() > 2 || parts[1].size() > 2) return std::string{words};
    const std::string iso = fmt::format("{}-{:0>2}-{:0>2}", parts[2], parts[1], parts[0]);
    return base::parse_day(iso) ? iso : parts[0] + "/" + parts[1] + "/" + parts[2];
}

FilledForm read_filled_form(const Form& form, const PaperWords& words, const std::vector<documents::Block>& blocks) {
    const bool kept = std::ranges::any_of(blocks, [](const documents::Block& block) { return block.kind == documents::BlockKind::Heading && block.level == 3; });
    PaperReader reader{form, words, kept ? Headings::Kept : Headings::Lost};
    bool title_met = false;  // once: a section may be called as its form is
    for (const auto& block : blocks) {
        if (!title_met && base::squeeze(block.text) == base::squeeze(words.of("form." + form.name + ".title"))) title_met = true;
        else reader.take(block);
    }
    reader.finish();
    return std::move(reader.filled);
}

}  // namespace casework

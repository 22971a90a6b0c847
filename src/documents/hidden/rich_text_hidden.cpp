#include "documents/hidden/rich_text_hidden.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "documents/flow.h"
#include "documents/hidden/makers.h"
#include "documents/hidden/shown_words.h"

namespace documents::hidden {

namespace {

/// Groups whose words mean something of their own, and what they are called here; "" for those that hold no words of anybody.
struct Destination {
    std::string_view word, kind, label;
};
constexpr std::array destinations{
    Destination{"annotation", "comment", ""}, Destination{"atnauthor", "comment", "author"}, Destination{"atnid", "comment", "initials"}, Destination{"title", "property", "title"},
    Destination{"subject", "property", "subject"}, Destination{"author", "property", "author"}, Destination{"operator", "property", "operator"}, Destination{"manager", "property", "manager"},
    Destination{"company", "property", "company"}, Destination{"category", "property", "category"}, Destination{"keywords", "property", "keywords"}, Destination{"comment", "property", "comment"},
    Destination{"doccomm", "property", "comment"}, Destination{"hlinkbase", "property", "base of links"}, Destination{"userprops", "property", "own"}, Destination{"revtbl", "people", ""},
    Destination{"bkmkstart", "bookmark", ""}, Destination{"fldinst", "field_code", ""}, Destination{"template", "template_path", ""}, Destination{"header", "header_footer", ""},
    Destination{"headerf", "header_footer", ""}, Destination{"headerl", "header_footer", ""}, Destination{"headerr", "header_footer", ""}, Destination{"footer", "header_footer", ""},
    Destination{"footerf", "header_footer", ""}, Destination{"footerl", "header_footer", ""}, Destination{"footerr", "header_footer", ""}, Destination{"docvar", "document_variable", ""},
    Destination{"object", "embedded_object", ""}, Destination{"xmlnstbl", "", ""}, Destination{"fonttbl", "", ""}, Destination{"colortbl", "", ""}, Destination{"stylesheet", "", ""},
    Destination{"listtable", "", ""}, Destination{"listoverridetable", "", ""}, Destination{"pict", "", ""}, Destination{"themedata", "", ""}, Destination{"colorschememapping", "", ""},
    Destination{"latentstyles", "", ""}, Destination{"datastore", "", ""}, Destination{"generator", "", ""}, Destination{"rsidtbl", "", ""}, Destination{"mmathPr", "", ""},
    Destination{"bkmkend", "", ""}, Destination{"creatim", "", ""}, Destination{"revtim", "", ""}, Destination{"printim", "", ""}, Destination{"atntime", "", ""}, Destination{"atndate", "", ""},
    Destination{"atnref", "", ""}, Destination{"atnparent", "", ""}, Destination{"atrfstart", "", ""}, Destination{"atrfend", "", ""}, Destination{"filetbl", "", ""}, Destination{"pgptbl", "", ""}};

struct Group {
    std::string_view kind;       ///< Of what is said in it; "seen" for text of the page.
    std::string_view label;
    bool hidden = false, deleted = false, inserted = false, tiny = false;
    int colour = 0;
    bool starred = false, owns = false;  ///< It began a destination, whose words are said at its end.
};

class RichTextFinder {
public:
    RichTextFinder(std::string_view bytes, Findings& findings) : bytes_{bytes}, findings_{findings} {}

    void look() {
        group_.kind = "seen";
        for (at_ = 0; at_ < bytes_.size();) {
            const char c = bytes_[at_++];
            if (c == '{') open();
            else if (c == '}') close();
            else if (c == '\\') order();
            else if (c != '\r' && c != '\n') letter(c);
        }
        flush();
        for (const auto& [kind, label, words] : said_) say(kind, label, words);
    }

private:
    struct Said {
        std::string_view kind, label;
        std::string words;
    };

    void open() {
        constexpr std::size_t deepest = 500;
        if (groups_.size() >= deepest) return;
        groups_.push_back(group_);
        group_.owns = group_.starred = false;
    }
    void close() {
        if (group_.owns && !group_.kind.empty()) said_.push_back({group_.kind, group_.label, std::exchange(own_, {})});
        if (groups_.empty()) return;
        group_ = groups_.back();
        groups_.pop_back();
    }

    void order() {
        if (at_ >= bytes_.size()) return;
        const char c = bytes_[at_];
        const auto is_letter = [](char one) { return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z'); };
        if (!is_letter(c)) return sign(c);
        const auto begin = at_;
        while (at_ < bytes_.size() && is_letter(bytes_[at_])) ++at_;
        const auto word = bytes_.substr(begin, at_ - begin);
        int number = 1;
        const bool has_number = at_ < bytes_.size() && (bytes_[at_] == '-' || (bytes_[at_] >= '0' && bytes_[at_] <= '9'));
        if (has_number) at_ = static_cast<std::size_t>(std::from_chars(bytes_.data() + at_, bytes_.data() + bytes_.size(), number).ptr - bytes_.data());
        if (has_number && at_ < bytes_.size() && bytes_[at_] == '-') ++at_;  // A lone sign is no number.
        if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
        obey(word, number, has_number);
    }
    void sign(char c) {
        ++at_;
        if (c == '*') group_.starred = true;
        else if (c == '\'') hexadecimal();
        else if (c == '~') letter(' ');
        else if (c == '\\' || c == '{' || c == '}') letter(c);
    }
    void hexadecimal() {
        int value = 0;
        if (at_ + 2 > bytes_.size()) return;
        std::from_chars(bytes_.data() + at_, bytes_.data() + at_ + 2, value, 16);
        at_ += 2;
        unicode(value);
    }
    void unicode(int value) {
        if (value < 0) value += 65'536;
        if (value < 0x80) return letter(static_cast<char>(value));
        std::string bytes;
        if (value < 0x800) bytes = {static_cast<char>(0xC0 | value >> 6), static_cast<char>(0x80 | (value & 0x3F))};
        else bytes = {static_cast<char>(0xE0 | value >> 12), static_cast<char>(0x80 | (value >> 6 & 0x3F)), static_cast<char>(0x80 | (value & 0x3F))};
        for (const char c : bytes) letter(c);
    }

    void obey(std::string_view word, int number, bool has_number) {
        const bool on = !has_number || number != 0;
        if (const auto found = std::ranges::find(destinations, word, &Destination::word); found != destinations.end()) {
            if (found->kind == "embedded_object") return findings_.add("embedded_object", "the text", "An embedded object");
            group_.kind = found->kind, group_.label = found->label, group_.owns = true;
            own_.clear();
        } else if (group_.starred && group_.kind == "seen") group_.kind = "", group_.owns = true;
        else if (word == "v") group_.hidden = on;
        else if (word == "deleted") group_.deleted = on;
        else if (word == "revised") group_.inserted = on;
        else if (word == "fs") group_.tiny = number <= 6;
        else if (word == "cf") group_.colour = has_number ? number : 0;
        else if (word == "plain") group_.hidden = group_.tiny = false, group_.colour = 0;
        else if (word == "par" || word == "line" || word == "tab" || word == "cell") letter(' ');
        else if (word == "u") {
            unicode(number);
            if (at_ < bytes_.size() && bytes_[at_] == '?') ++at_;  // What older programs show instead.
        } else if (word == "red" || word == "green" || word == "blue") return;
        else if (word == "bin" && number > 0) at_ = std::min(bytes_.size(), at_ + static_cast<std::size_t>(number));
    }

    void letter(char c) {
        if (group_.kind != "seen") {
            own_ += c;
            return;
        }
        const std::string_view kind = group_.hidden ? "hidden_text" : group_.deleted ? "tracked_deletion" : group_.inserted ? "tracked_insertion" : group_.tiny ? "tiny_text" : is_white() ? "same_colour_text" : "";
        if (kind != pending_kind_) flush();
        pending_kind_ = kind;
        pending_ += c;
    }
    bool is_white() {
        if (colours_.empty()) read_colours();
        const auto at = static_cast<std::size_t>(std::max(group_.colour, 0));
        return group_.colour > 0 && at < colours_.size() && colours_[at];
    }
    /// Which colours of the table are white.
    void read_colours() {
        colours_ = {false};
        const auto begin = bytes_.find("{\\colortbl");
        if (begin == std::string_view::npos) return;
        auto table = bytes_.substr(begin + 10, std::min(bytes_.find('}', begin), bytes_.size()) - begin - 10);
        table.remove_prefix(std::min(table.size(), table.find(';') + 1));
        for (auto end = table.find(';'); end != std::string_view::npos; end = table.find(';')) {
            const auto one = table.substr(0, end);
            colours_.push_back(one.find("\\red255") != std::string_view::npos && one.find("\\green255") != std::string_view::npos && one.find("\\blue255") != std::string_view::npos);
            table.remove_prefix(end + 1);
        }
    }

    void flush() {
        if (pending_kind_.empty()) shown_.add(pending_);
        else findings_.add(pending_kind_, "the text", pending_);
        pending_.clear();
    }

    void say(std::string_view kind, std::string_view label, const std::string& raw) {
        auto words = cleaned(raw);
        std::erase(words, ';');
        if (words.empty() || is_a_makers_word(words)) return;
        if (kind == "people" && words == "Unknown") return;
        if (kind == "bookmark" && (words.starts_with("_") || !shown_.lacks_a_word_of(name_as_words(words)))) return;
        if (kind == "header_footer" && !shown_.lacks_a_word_of(words)) return;
        const bool named = label == "author" || label == "operator" || label == "manager" || label == "company";
        if (kind == "property" && !named && !shown_.lacks_a_word_of(words)) return;
        if (kind == "field_code") return field(words);
        findings_.add(kind, "the file", said_by(label, words));
    }
    void field(const std::string& code) {
        const auto word = code.substr(0, code.find(' '));
        if (word == "HYPERLINK") {
            const auto begin = code.find('"'), end = code.rfind('"');
            const auto target = begin < end ? code.substr(begin + 1, end - begin - 1) : std::string{};
            if (code.find("\\l") == std::string::npos && !shown_.shows_target(target)) findings_.add("link", "the text", target);
            return;
        }
        constexpr std::array<std::string_view, 10> reaching{"INCLUDETEXT", "INCLUDEPICTURE", "LINK", "DDE", "DDEAUTO", "FILENAME", "DOCVARIABLE", "MERGEFIELD", "DATABASE", "ADDIN"};
        if (std::ranges::find(reaching, std::string_view{word}) != reaching.end()) findings_.add("field_code", "the text", code);
    }

    std::string_view bytes_;
    Findings& findings_;
    ShownWords shown_;
    std::size_t at_ = 0;
    Group group_;
    std::vector<Group> groups_;
    std::string own_, pending_;
    std::string_view pending_kind_;
    std::vector<Said> said_;
    std::vector<bool> colours_;
};

}  // namespace

void find_in_rich_text(std::string_view bytes, Findings& findings) { RichTextFinder{bytes, findings}.look(); }

}  // namespace documents::hidden

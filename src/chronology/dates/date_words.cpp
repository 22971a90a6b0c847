#include "chronology/dates/date_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/text.h"

namespace chronology {

namespace {

using Named = std::pair<std::string_view, int>;

constexpr auto months = std::to_array<Named>({
    {"january", 1}, {"jan", 1}, {"ionawr", 1}, {"february", 2}, {"feb", 2}, {"febr", 2}, {"chwefror", 2}, {"march", 3}, {"mar", 3}, {"mawrth", 3},
    {"april", 4}, {"apr", 4}, {"ebrill", 4}, {"may", 5}, {"mai", 5}, {"june", 6}, {"jun", 6}, {"mehefin", 6}, {"july", 7}, {"jul", 7}, {"gorffennaf", 7},
    {"august", 8}, {"aug", 8}, {"awst", 8}, {"september", 9}, {"sept", 9}, {"sep", 9}, {"medi", 9}, {"october", 10}, {"oct", 10}, {"hydref", 10},
    {"november", 11}, {"nov", 11}, {"tachwedd", 11}, {"december", 12}, {"dec", 12}, {"rhagfyr", 12},
});

constexpr auto weekdays = std::to_array<Named>({
    {"monday", 1}, {"mon", 1}, {"llun", 1}, {"tuesday", 2}, {"tues", 2}, {"tue", 2}, {"mawrthdydd", 2}, {"wednesday", 3}, {"weds", 3}, {"wed", 3},
    {"thursday", 4}, {"thurs", 4}, {"thur", 4}, {"thu", 4}, {"friday", 5}, {"fri", 5}, {"saturday", 6}, {"sat", 6}, {"sunday", 7}, {"sun", 7},
});

std::optional<int> named(std::span<const Named> names, std::string_view word) {
    const auto found = std::ranges::find(names, word, &Named::first);
    return found == names.end() ? std::nullopt : std::optional{found->second};
}

/// Words that may stand in a date and say nothing about the day.
constexpr auto idle = std::to_array<std::string_view>({"on", "at", "the", "of", "dated", "date", "in", "during", "over", "day's", "yr", "year", "month"});
/// Sequences that make a date uncertain or approximate; the longer first.
using Phrase = std::array<std::string_view, 3>;
constexpr auto uncertain = std::to_array<Phrase>({
    {"date", "not", "clear"}, {"date", "not", "certain"}, {"exact", "date", "unknown"}, {"exact", "date", "unclear"}, {"date", "unclear", ""}, {"date", "unsure", ""}, {"date", "uncertain", ""}, {"not", "sure", ""},
    {"not", "certain", ""}, {"to", "be", "confirmed"}, {"possibly", "", ""}, {"unsure", "", ""}, {"uncertain", "", ""}, {"unclear", "", ""}, {"tbc", "", ""}, {"perhaps", "", ""}, {"maybe", "", ""}, {"unconfirmed", "", ""},
});
constexpr auto approximate = std::to_array<Phrase>({
    {"on", "or", "about"}, {"on", "or", "around"}, {"or", "thereabouts", ""}, {"or", "so", ""}, {"approximately", "", ""}, {"approx", "", ""}, {"about", "", ""},
    {"around", "", ""}, {"circa", "", ""}, {"roughly", "", ""}, {"ca", "", ""}, {"c", "", ""}, {"abt", "", ""}, {"est", "", ""}, {"estimated", "", ""},
});

bool is_letter(char32_t sign) { return (sign >= U'a' && sign <= U'z') || (sign >= U'A' && sign <= U'Z') || sign >= 0x80; }
bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

/// Dashes of every length are one mark; the tokens know no other signs beyond ASCII.
std::string with_plain_marks(std::string_view text) {
    static constexpr auto written = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"\u2010", "-"}, {"\u2011", "-"}, {"\u2012", "-"}, {"\u2013", "-"}, {"\u2014", "-"}, {"\u2212", "-"}, {"\u2018", "'"}, {"\u2019", "'"}, {"\u2044", "/"}, {"\u00A0", " "}, {"\u202F", " "}, {"\u2009", " "}, {"\u2022", " "}, {"\u00B7", " "}, {"_", "-"},
    });
    std::string out{text};
    for (const auto& [from, to] : written)
        for (std::size_t at = 0; (at = out.find(from, at)) != std::string::npos; at += to.size()) out.replace(at, from.size(), to);
    return out;
}

constexpr std::size_t longest = 200;

class Cutter {
public:
    explicit Cutter(std::string_view text) : text_{text} {}
    std::vector<DateToken> cut() {
        while (at_ < text_.size()) step();
        return std::move(tokens_);
    }

private:
    void step() {
        const char sign = text_[at_];
        if (sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r') { spaced_ = true, ++at_; return; }
        if (is_digit(sign)) number();
        else if (is_letter(static_cast<unsigned char>(sign))) word();
        else mark();
        spaced_ = false;
    }
    void number() {
        const auto from = at_;
        while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
        DateToken token{DateToken::Kind::Number, std::string{text_.substr(from, at_ - from)}, 0, static_cast<int>(at_ - from), false, spaced_};
        token.value = token.digits <= 9 ? std::stoi(token.text) : 999'999'999;
        for (const std::string_view suffix : {"st", "nd", "rd", "th"})
            if (text_.substr(at_).starts_with(suffix) && (at_ + 2 == text_.size() || !is_letter(static_cast<unsigned char>(text_[at_ + 2])))) {
                token.ordinal = true, at_ += 2;
                break;
            }
        tokens_.push_back(std::move(token));
    }
    void word() {
        const auto from = at_;
        while (at_ < text_.size() && (is_letter(static_cast<unsigned char>(text_[at_])) || text_[at_] == '\'')) ++at_;
        tokens_.push_back({DateToken::Kind::Word, std::string{text_.substr(from, at_ - from)}, 0, 0, false, spaced_});
    }
    void mark() { tokens_.push_back({DateToken::Kind::Mark, std::string{text_[at_++]}, 0, 0, false, spaced_}); }

    std::string_view text_;
    std::size_t at_ = 0;
    bool spaced_ = false;
    std::vector<DateToken> tokens_;
};

bool is_word(const std::vector<DateToken>& tokens, std::size_t at, std::string_view word) {
    return at < tokens.size() && tokens[at].kind == DateToken::Kind::Word && tokens[at].text == word;
}

std::size_t length_of(const Phrase& phrase) { return static_cast<std::size_t>(std::ranges::count_if(phrase, [](auto word) { return !word.empty(); })); }

/// "c" is an hour's unit nowhere, but "w/c" is a week's: a phrase does not begin behind a stroke.
bool stands_at(const std::vector<DateToken>& tokens, std::size_t at, const Phrase& phrase) {
    if (at > 0 && tokens[at - 1].text == "/") return false;
    for (std::size_t i = 0; i < length_of(phrase); ++i)
        if (!is_word(tokens, at + i, phrase[i])) return false;
    return true;
}

bool take_phrases(std::vector<DateToken>& tokens, std::span<const Phrase> phrases) {
    bool taken = false;
    for (std::size_t at = 0; at < tokens.size();) {
        const auto found = std::ranges::find_if(phrases, [&](const Phrase& phrase) { return stands_at(tokens, at, phrase); });
        if (found == phrases.end()) { ++at; continue; }
        const auto end = at + length_of(*found);
        const bool dotted = end < tokens.size() && tokens[end].text == "." && !tokens[end].spaced;
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at), tokens.begin() + static_cast<std::ptrdiff_t>(end + (dotted ? 1 : 0)));
        if (at < tokens.size()) tokens[at].spaced = true;
        taken = true;
    }
    return taken;
}

bool take_marks(std::vector<DateToken>& tokens, std::string_view marks) {
    return std::erase_if(tokens, [&](const DateToken& token) { return token.kind == DateToken::Kind::Mark && marks.find(token.text) != std::string_view::npos; }) > 0;
}

void drop_idle(std::vector<DateToken>& tokens) {
    std::erase_if(tokens, [](const DateToken& token) { return token.kind == DateToken::Kind::Word && std::ranges::find(idle, std::string_view{token.text}) != idle.end(); });
    while (!tokens.empty() && tokens.back().kind == DateToken::Kind::Mark) tokens.pop_back();
    while (!tokens.empty() && tokens.front().kind == DateToken::Kind::Mark) tokens.erase(tokens.begin());
}

}  // namespace

DateText take_apart(std::string_view text) {
    DateText out;
    if (text.size() > longest * 4 || base::length(text) > longest) return out;
    out.tokens = Cutter{base::fold(with_plain_marks(text))}.cut();
    out.hedges.uncertain = take_marks(out.tokens, "?");
    out.hedges.approximate = take_marks(out.tokens, "~");
    take_marks(out.tokens, "()[]'\"@");
    out.hedges.uncertain |= take_phrases(out.tokens, uncertain);
    out.hedges.approximate |= take_phrases(out.tokens, approximate);
    drop_idle(out.tokens);
    return out;
}

std::optional<int> month_named(std::string_view word) { return named(months, word); }
std::optional<int> weekday_named(std::string_view word) { return named(weekdays, word); }

std::optional<SeasonName> season_named(std::string_view word) {
    if (word == "spring" || word == "gwanwyn") return SeasonName::Spring;
    if (word == "summer" || word == "haf") return SeasonName::Summer;
    if (word == "autumn") return SeasonName::Autumn;
    if (word == "winter" || word == "gaeaf") return SeasonName::Winter;
    return std::nullopt;
}

std::optional<Third> third_named(std::string_view word) {
    if (word == "early" || word == "beginning" || word == "start") return Third::First;
    if (word == "mid" || word == "middle") return Third::Second;
    if (word == "late" || word == "end") return Third::Last;
    return std::nullopt;
}

std::optional<PartOfDay> part_of_day(std::string_view qualifier, std::string_view word) {
    struct Part {
        std::string_view qualifier, word;
        int from, to;
    };
    constexpr int hour = 60;
    static constexpr auto parts = std::to_array<Part>({
        {"early", "hours", 0, 6 * hour - 1}, {"small", "hours", 0, 6 * hour - 1}, {"early", "morning", 6 * hour, 9 * hour - 1}, {"mid", "morning", 9 * hour, 11 * hour - 1}, {"late", "morning", 10 * hour, 12 * hour - 1},
        {"", "morning", 6 * hour, 12 * hour - 1}, {"", "am", 6 * hour, 12 * hour - 1}, {"", "midday", 12 * hour, 12 * hour}, {"", "noon", 12 * hour, 12 * hour}, {"", "lunchtime", 12 * hour, 14 * hour - 1}, {"", "lunch", 12 * hour, 14 * hour - 1},
        {"early", "afternoon", 12 * hour, 14 * hour - 1}, {"mid", "afternoon", 14 * hour, 16 * hour - 1}, {"late", "afternoon", 16 * hour, 18 * hour - 1}, {"", "afternoon", 12 * hour, 18 * hour - 1}, {"", "pm", 12 * hour, 18 * hour - 1},
        {"early", "evening", 18 * hour, 20 * hour - 1}, {"late", "evening", 20 * hour, 22 * hour - 1}, {"", "evening", 18 * hour, 22 * hour - 1}, {"", "eve", 18 * hour, 22 * hour - 1}, {"late", "night", 22 * hour, 24 * hour - 1}, {"", "night", 22 * hour, 24 * hour - 1},
        {"", "overnight", 18 * hour, (24 + 8) * hour}, {"", "midnight", 0, 0}, {"", "bore", 6 * hour, 12 * hour - 1}, {"", "prynhawn", 12 * hour, 18 * hour - 1},
    });
    const auto found = std::ranges::find_if(parts, [&](const Part& part) { return part.qualifier == qualifier && part.word == word; });
    return found == parts.end() ? std::nullopt : std::optional{PartOfDay{found->from, found->to}};
}

}  // namespace chronology

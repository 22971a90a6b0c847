// Days, in every way in which people write one. A month or a season alone tells nobody which day it was.
#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "disclosure/date_said.h"
#include "disclosure/finding.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

#define MONTH "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|ionawr|[cg]?hwefror|[mf]awrth|ebrill|[mf]ai|[mf]ehefin|g?orffennaf|awst|[mf]edi|hydref|[td]achwedd|rh?agfyr)"
#define ORDINAL "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twent(?:y[- ]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|ieth)|thirt(?:y[- ]?first|ieth))"
#define WEEKDAY "(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?[ \\n]+(?:the[ \\n]+)?)?"
#define YEAR "(?:,?[ \\n]+(?:of[ ]+)?(?:(?:19|20)\\d{2}(?!\\d)|'\\d{2}(?!\\d))|[ \\n]+\\d{2}(?![/\\-\\d:.]*\\d)(?![ ](?:year|day|week|month|children|people|hour|min))|,(?:19|20)\\d{2}(?!\\d))?"

/// Day and month that a match speaks of; year 0 where it has none.
struct Said {
    unsigned day = 0, month = 0;
    int year = 0;
};

unsigned month_named(std::string_view word) {
    static constexpr std::array<std::string_view, 12> starts{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    static const std::vector<std::pair<std::string_view, unsigned>> welsh{{"ionawr", 1}, {"hwefror", 2}, {"awrth", 3}, {"ebrill", 4}, {"ehefin", 6}, {"orffennaf", 7}, {"awst", 8}, {"edi", 9}, {"hydref", 10}, {"achwedd", 11}, {"agfyr", 12}, {"mai", 5}, {"fai", 5}};
    for (const auto& [part, month] : welsh)
        if (word.find(part) != std::string_view::npos) return month;
    for (unsigned i = 0; i < 12; ++i)
        if (word.starts_with(starts[i])) return i + 1;
    return 0;
}

unsigned day_named(std::string_view text) {
    static constexpr std::array<std::string_view, 19> words{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
    unsigned tens = text.find("twent") != std::string_view::npos ? 20 : text.find("thirt") != std::string_view::npos && text.find("thirteenth") == std::string_view::npos ? 30 : 0;
    if (text.find("twentieth") != std::string_view::npos || text.find("thirtieth") != std::string_view::npos) return tens;
    for (unsigned i = words.size(); i-- > 0;)
        if (text.find(words[i]) != std::string_view::npos) return tens + i + 1;
    return tens;
}

Said in_words(std::string_view text) {
    std::string lower;
    for (const char c : text) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    Said said;
    std::string word, number;
    const auto close = [&] {
        if (!word.empty() && !said.month && !word.ends_with("day") && word != "sat" && word != "sun" && word != "mon" && word != "tue" && word != "tues" && word != "second") said.month = month_named(word);
        if (!number.empty()) {
            const auto value = static_cast<unsigned>(std::stoul(number));
            if (number.size() == 4) said.year = static_cast<int>(value);
            else if (!said.day) said.day = value;
            else if (!said.year) said.year = static_cast<int>(value) + (value < 50 ? 2000 : 1900);
        }
        word.clear(), number.clear();
    };
    for (const char c : lower) {
        if (c >= 'a' && c <= 'z') {
            if (!number.empty()) close();
            word += c;
        } else if (c >= '0' && c <= '9') {
            if (!word.empty()) close();
            number += c;
        } else close();
    }
    close();
    if (!said.day) said.day = day_named(lower);
    return said;
}

std::optional<Said> in_figures(std::string_view text) {
    std::array<unsigned, 3> parts{};
    std::array<std::size_t, 3> widths{};
    std::size_t at = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') parts[at] = parts[at] * 10 + static_cast<unsigned>(c - '0'), ++widths[at];
        else if (widths[at] && at < 2) ++at;
    }
    Said said = widths[0] == 4 ? Said{parts[2], parts[1], static_cast<int>(parts[0])} : Said{parts[0], parts[1], static_cast<int>(parts[2])};
    if (said.year < 100) said.year += said.year < 50 ? 2000 : 1900;
    using namespace std::chrono;
    if (said.year < 1900 || said.year > 2100) return std::nullopt;
    if (year_month_day{year{said.year}, month{said.month}, day{said.day}}.ok()) return said;
    return std::nullopt;
}

bool of_roster(const Roster& roster, const Said& said) {
    return std::any_of(roster.dates.begin(), roster.dates.end(), [&](base::Day day) {
        const std::chrono::year_month_day known{day};
        return static_cast<unsigned>(known.day()) == said.day && static_cast<unsigned>(known.month()) == said.month && (!said.year || static_cast<int>(known.year()) == said.year);
    });
}

}  // namespace

void find_dates(const PlainText& text, const Roster& roster, Findings& findings) {
    const auto report = [&](const Match& match, const Said& said) {
        if (of_roster(roster, said)) return findings.add(match.begin, match.end, "date", said.year ? Certainty::Certain : Certainty::Likely, "date.roster");
        const bool born = said_before(text, match.begin, "born|birth|dob|d.o.b", 24), died = said_before(text, match.begin, "died|death|dead|killed|dod", 32);
        findings.add(match.begin, match.end, "date", said.year ? Certainty::Certain : Certainty::Likely, born ? "date.birth" : died ? "date.death" : "date.exact");
    };
    static const Pattern figures{R"((?<![0-9A-Z./\-])(?:(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}(?:[/\-]|\.)[ ]?\d{1,2}(?:[/\-]|\.)[ ]?(?:(?:19|20)\d{2}|\d{2})|\d{1,2} / \d{1,2} / (?:(?:19|20)\d{2}|\d{2}))(?![0-9A-Z/])(?![.\-]\d)(?:T(?=\d{2}:))?)"};
    figures.each(text, [&](const Match& match) {
        const auto said = in_figures(match.text);
        // "1.2.12" numbers a paragraph; "4.12.23" may be a day.
        const bool stops = match.text.find('.') != std::string_view::npos, short_year = match.text.size() < 8;
        // "10-11.30" are hours.
        if (stops && match.text.find('-') != std::string_view::npos && (match.text.ends_with(".30") || match.text.ends_with(".00") || match.text.ends_with(".15") || match.text.ends_with(".45"))) return;
        if (!said || (stops && short_year && match.text.find(' ') != std::string_view::npos)) return;
        const bool numbers = said_before(text, match.begin, "paragraph|para|section|chapter|finding|recommendation|version|v|table|figure|appendix|see|rule|standard|clause|page", 16);
        if (stops && match.text.size() < 8 && (numbers || match.begin == 0 || text.plain()[match.begin - 1] == '\n') && !said_before(text, match.begin, "dob|d.o.b|born|birth|died|death", 16)) return;
        report(match, *said);
    });
    // ISO with a time behind it.
    static const Pattern moment{R"((?<![0-9A-Z./\-])((?:19|20)\d{2}-\d{2}-\d{2})T\d{2}:\d{2})"};
    moment.each(text, [&](const Match& match) {
        if (const auto said = in_figures(match.text.substr(0, 10))) findings.add(match.part_begin, match.part_end, "date", Certainty::Certain, of_roster(roster, *said) ? "date.roster" : "date.exact");
    });
    static const Pattern day_first{"(?<![0-9A-Z./:\\-])" WEEKDAY "(?:\\d{1,2}(?:[ ]?(?:st|nd|rd|th|af|il|ydd|fed|eg|ain))?[ ]?(?:-|to|and|/|&)[ ]?)?(?:0?[1-9]|[12]\\d|3[01])(?:[ ]?(?:st|nd|rd|th|af|ail|il|ydd|ed|fed|eg|ain))?(?:[ \\n]+day)?(?:(?!\\.\\n)[ \\n/.\\-]{0,3}|[ \\n]+(?:of|o)(?:[ \\n]+the)?[ \\n]+)" MONTH "(?![A-Z])\\.?(?:[/\\-]?(?:(?:19|20)\\d{2}|\\d{2})(?![0-9])|" YEAR ")"};
    day_first.each(text, [&](const Match& match) {
        if (match.text.ends_with("may") && said_after(text, match.end, " have| be| not| also| need| has", 6)) return;
        report(match, in_words(match.text));
    });
    static const Pattern month_first{"(?<![A-Z0-9])" WEEKDAY "(?-i:(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?|January|February|March|April|May|June|July|August|September|October|November|December|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER))[ \\n]+(?:the[ ]+)?(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?![0-9:%/])(?![.,]\\d)(?:,?[ ]+(?:19|20)\\d{2}(?!\\d))?(?!(?:st|nd|rd|th)?[ ]" MONTH ")(?![ ](?:children|people|families|reviews|of the|per cent|cases))"};
    month_first.each(text, [&](const Match& match) { report(match, in_words(match.text)); });
    static const Pattern spelt{"(?<![A-Z])" WEEKDAY "(?:the[ \\n]+)?" ORDINAL "(?:[ \\n]+day)?[ \\n]+(?:of[ \\n]+)?" MONTH "(?![A-Z])" YEAR, Around{"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|eenth|tieth"}};
    spelt.each(text, [&](const Match& match) {
        if ((match.text.ends_with("may") || match.text.ends_with("march")) && match.text.find("of") == std::string_view::npos) return;
        report(match, in_words(match.text));
    });
    static const Pattern spelt_last{"(?<![A-Z])(?-i:January|February|March|April|May|June|July|August|September|October|November|December)[ \\n]+(?:the[ \\n]+)?" ORDINAL "(?![A-Z])" YEAR, Around{"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|eenth|tieth"}};
    spelt_last.each(text, [&](const Match& match) { report(match, in_words(match.text)); });
    // A day and a month in figures mean a day only where the case knows it.
    if (roster.dates.empty()) return;
    static const Pattern short_figures{R"((?<![0-9A-Z./\-])(\d{1,2})[/.](\d{1,2})(?![0-9A-Z/%])(?![.]\d))"};
    short_figures.each(text, [&](const Match& match) {
        const auto slash = match.text.find_first_of("/.");
        const Said said{static_cast<unsigned>(std::stoul(std::string{match.text.substr(0, slash)})), static_cast<unsigned>(std::stoul(std::string{match.text.substr(slash + 1)})), 0};
        if (of_roster(roster, said) && match.text[slash] == '/') findings.add(match.begin, match.end, "date", Certainty::Possible, "date.roster");
    });
}

#undef MONTH
#undef ORDINAL
#undef WEEKDAY
#undef YEAR

std::string day_as_iso(std::string_view written) {
    const bool letters = std::any_of(written.begin(), written.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    Said said;
    if (letters) said = in_words(written);
    else if (const auto figures = in_figures(written)) said = *figures;
    if (!said.day || !said.month) return std::string{written};
    return said.year ? fmt::format("{:04}-{:02}-{:02}", said.year, said.month, said.day) : fmt::format("{:02}-{:02}", said.month, said.day);
}

}  // namespace disclosure
